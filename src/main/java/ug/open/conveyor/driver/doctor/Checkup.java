package ug.open.conveyor.driver.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.start.StartReport;

/**
 * What to look at.
 *
 * @param start how this process was started
 * @param variables the names of the environment variables that this tool reads
 * @param project the folder that somebody named; empty for the working folder, where there may be none
 * @param build whether to run the project's build, which may take minutes
 * @param server the server; empty to leave it out
 * @param settings its addresses and files; throws where one cannot be used
 */
public record Checkup(
        StartReport start,
        List<String> variables,
        Optional<Path> project,
        boolean build,
        Optional<Server> server,
        Supplier<ServerSettings> settings) {
    /** Copies the list. */
    public Checkup {
        variables = List.copyOf(variables);
    }

    /**
     * What of the server somebody has named.
     *
     * @param api whether an option or a variable names the HTTP API
     * @param stream whether one names the event stream
     */
    public record Server(boolean api, boolean stream) {}
}
