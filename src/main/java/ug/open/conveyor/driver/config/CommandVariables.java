package ug.open.conveyor.driver.config;

import java.util.List;

/** The variables that a command gets about its run. A project can set none of them. */
public final class CommandVariables {
    /** Their names. */
    public static final List<String> NAMES = List.of(
            "CONVEYOR_RUN_ID",
            "CONVEYOR_EVENT",
            "CONVEYOR_DRIVER",
            "CONVEYOR_RESOURCE_TYPE",
            "CONVEYOR_RESOURCE_NAME",
            "CONVEYOR_PIPELINE",
            "CONVEYOR_ATTEMPT",
            "CONVEYOR_MODE",
            "CONVEYOR_PAYLOAD",
            "CONVEYOR_RESULT");

    private CommandVariables() {}
}
