package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Secrets;

/**
 * A driver's code, and what the loader needs from those who ask for it.
 *
 * @param code what to load
 * @param scratch an existing folder for short-lived files, the system's own in general
 * @param secrets what must not be cut in two where a line is
 * @param capture where a Java driver's {@code System.out} is read
 * @param hint told what the user may want to know, a sentence each; of a silent command at most once in a session
 * @param building told that a project's build command is run, and the last lines that it printed
 */
public record LoadRequest(
        DriverCode code,
        Path scratch,
        Secrets secrets,
        OutputCapture capture,
        Consumer<String> hint,
        Consumer<String> building) {}
