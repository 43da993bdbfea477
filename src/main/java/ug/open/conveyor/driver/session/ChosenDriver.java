package ug.open.conveyor.driver.session;

import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.TerminalSpec;

/**
 * The driver that a command line asks for, not loaded yet.
 *
 * @param definition what the manager has to know of it
 * @param code what to load
 * @param secrets values to mask, by the name of their variable
 * @param tail what the command needs behind a REF to mean this driver; often nothing
 * @param again the command that gives the driver an event once more
 */
public record ChosenDriver(
        DriverDefinition definition, DriverCode code, Map<String, String> secrets, List<String> tail, String again) {
    /** A driver that a replay starts. */
    public ChosenDriver(DriverDefinition definition, DriverCode code, Map<String, String> secrets, List<String> tail) {
        this(definition, code, secrets, tail, "replay");
    }

    /** Whether what it prints is kept as log lines; else a terminal has it. */
    boolean logged() {
        return !(code instanceof TerminalSpec);
    }
}
