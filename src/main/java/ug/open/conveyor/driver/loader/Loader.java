package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ug.open.conveyor.driver.config.CommandVariables;

/** Makes drivers out of projects and commands. */
public final class Loader {
    private Loader() {}

    /** The names of the variables that a driver's processes get from this tool, whatever its project says. */
    public static List<String> variables() {
        return Stream.concat(
                        Stream.of(BuildCommand.MARK, GuardedProcess.MARK, GuardedFolder.MARK),
                        CommandVariables.NAMES.stream())
                .toList();
    }

    /**
     * Finds the program that the first word of a command means, and runs nothing.
     *
     * @param folder the folder that a word with a slash is relative to
     * @param env variables of the command beside those of this process
     * @return an absolute path
     * @throws LoadException when there is none, or it cannot be run
     */
    public static Path program(String word, Path folder, Map<String, String> env) throws LoadException {
        return Executable.of(folder, env).find(word);
    }

    /**
     * Loads a driver, and finds what can be wrong before the first event: a missing command, Java that does not compile, a class that is no driver.
     * Runs the project's build command first, if it has one and its last good end is out of date.
     *
     * @throws LoadException when the driver did not build or cannot be loaded
     * @throws InterruptedException when the thread is interrupted during a build
     */
    public static LoadedDriver load(LoadRequest request) throws LoadException, InterruptedException {
        if (request.code() instanceof CommandSpec command) {
            request.builds().run(command.build(), command.folder());
            return CommandDriver.load(command, request);
        }
        if (request.code() instanceof TerminalSpec terminal) {
            return TerminalDriver.load(terminal.command(), request);
        }
        if (request.code() instanceof ProgramSpec) {
            throw new IllegalArgumentException("a program is loaded by the room of programs");
        }
        return JavaDriver.load((JavaSpec) request.code(), request);
    }
}
