package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A driver that is a command, run once per event.
 *
 * @param driver the driver's name
 * @param words the command and its arguments; no shell reads them
 * @param build the command that builds it; empty for none
 * @param folder the folder it works in; a command with a slash in it is relative to it
 * @param env variables that the command gets beside those of this tool
 * @param output how to read its output
 * @param grace the time between asking it to end and killing it
 */
public record CommandSpec(
        String driver,
        List<String> words,
        List<String> build,
        Path folder,
        Map<String, String> env,
        OutputStyle output,
        Duration grace)
        implements DriverCode {
    /** Copies what can change; a command has at least one word. */
    public CommandSpec {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least one word");
        }
        words = List.copyOf(words);
        build = List.copyOf(build);
        folder = folder.toAbsolutePath().normalize();
        env = Map.copyOf(env);
    }

    /**
     * How to read a command's output.
     *
     * @param separate whether log entries get the label {@code stream}, {@code out} or {@code err}; then the order among both streams is lost
     * @param json whether a line that is a JSON object gives message, level and labels
     */
    public record OutputStyle(boolean separate, boolean json) {
        /** One pipe, in true order; every line is text. */
        public static final OutputStyle PLAIN = new OutputStyle(false, false);
    }
}
