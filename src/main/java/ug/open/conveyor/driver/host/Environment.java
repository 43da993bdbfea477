package ug.open.conveyor.driver.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ug.open.conveyor.driver.json.EscapeSequence;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Time;

/**
 * What the process gives to a command. Nothing else in this tool touches the standard streams, the environment, the clock or chance.
 *
 * @param in standard input
 * @param out standard output, for data alone: UTF-8, buffered; {@code Cli} flushes it at the end, commands that stream flush it more often. Never
 *     closed. A write throws {@link OutputException}
 * @param err standard error, for all else: UTF-8, not buffered, never throws
 * @param variables the environment variables
 * @param folder the working folder, absolute
 * @param time the clocks
 * @param ids gives a new random id (a UUID) each time
 * @param platform the machine and its user
 * @param screen which streams are a terminal
 * @param signals Ctrl-C, SIGTERM and others
 */
public record Environment(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Map<String, String> variables,
        Path folder,
        Time time,
        Supplier<String> ids,
        Platform platform,
        Screen screen,
        Signals signals) {
    /** Writes text to standard output. */
    public void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a line to standard output. */
    public void println(String line) throws IOException {
        print(line + "\n");
    }

    /**
     * Writes a line to standard error, behind what was printed before. It may hold text from outside: colours go, what
     * is not shown is escaped, and very long words are cut.
     */
    public void say(String line) {
        try {
            out.flush();
        } catch (IOException e) {
            // met again where the command ends, and said there
        }
        err.print(Harmless.lines(Shortened.of(EscapeSequence.without(line))) + "\n");
        err.flush();
    }

    /** An environment variable; one that is empty counts as none. */
    public Optional<String> variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The zone of times without one: that of {@code TZ}, else the machine's. */
    public ZoneId zone() {
        try {
            return variable("TZ").map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault(); // a form of TZ that only the C library knows
        }
    }

    /** A path from the command line, as seen from the working folder. */
    public Path resolve(Path path) {
        return folder.resolve(path);
    }
}
