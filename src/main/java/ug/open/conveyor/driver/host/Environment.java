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
import ug.open.conveyor.driver.json.NoticeLine;
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
 * @param voice how the tool speaks on standard error
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
        Signals signals,
        Voice voice) {
    /** Writes text to standard output. */
    public void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a line to standard output. */
    public void println(String line) throws IOException {
        print(line + "\n");
    }

    /**
     * Says something that is neither a warning nor an error, behind what was printed before; nothing where the voice is quiet. It may hold text
     * from outside: colours go, what is not shown is escaped, and very long words are cut.
     */
    public void say(String line) {
        if (!voice.isQuiet()) {
            flush();
            tell(line);
        }
    }

    /** Says the same at once: standard output may be a pipe that nobody reads, and who says it must not wait for that. */
    public void tell(String line) {
        if (!voice.isQuiet() && !(voice.isJson() && line.isEmpty())) {
            write(voice.isJson() ? NoticeLine.line(NoticeLine.NOTE, clean(line)) : prose(line));
        }
    }

    /** Warns, as {@link #say}. */
    public void warn(String sentence) {
        if (!voice.isQuiet()) {
            lost(sentence);
        }
    }

    /** Warns that something failed without failing the command, also where the voice is quiet. */
    public void lost(String sentence) {
        flush();
        write(voice.isJson() ? NoticeLine.line(NoticeLine.WARNING, clean(sentence)) : prose("warning: " + sentence));
    }

    /**
     * Says why the command fails, also where the voice is quiet.
     *
     * @return the exit code to end with
     */
    public int fail(ErrorCode code, String sentence) {
        return fail(Failure.of(code, sentence), sentence);
    }

    /** The same, for people behind the tool's name. */
    public int fail(Failure failure) {
        return fail(failure, "conveyor-driver: " + failure.message());
    }

    /** The same with more for programs, and in other words for people; those may be empty. */
    public int fail(Failure failure, String prose) {
        voice.failed();
        flush();
        if (voice.isJson()) {
            Failure shown = new Failure(failure.code(), clean(failure.message()), failure.hint(), failure.trace());
            write(NoticeLine.line(NoticeLine.ERROR, shown.members()));
        } else if (!prose.isEmpty()) {
            write(prose(prose));
        }
        return failure.code().exit();
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            // met again where the command ends, and said there
        }
    }

    private static String clean(String text) {
        return Shortened.of(EscapeSequence.without(text));
    }

    private static String prose(String text) {
        return Harmless.lines(clean(text)) + "\n";
    }

    private void write(String lines) {
        err.print(lines);
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
