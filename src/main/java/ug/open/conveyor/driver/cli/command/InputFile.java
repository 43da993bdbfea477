package ug.open.conveyor.driver.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.input.EventFilter;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.wire.InputFormatException;

/** A file that a command line names; the word {@code -} names standard input. */
record InputFile(Environment env, String word) {
    private static final int LARGEST_TEXT = 8 << 20;
    private static final int PART = 8 << 10;

    /** Whether it is standard input. */
    boolean isStandard() {
        return word.equals("-");
    }

    /** Whether there is such a file. */
    boolean exists() {
        try {
            return isStandard() || Files.exists(env.folder().resolve(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Refuses it where there is no such file, before anything else is asked for. */
    void check() throws InputFormatException {
        if (!exists()) {
            throw InputFormatException.missing(name(), "a file of events, or - for standard input");
        }
    }

    /** Its name in messages. */
    String name() {
        return isStandard() ? "standard input" : word;
    }

    /** Where it is, if it is not standard input. */
    Path path() {
        return env.resolve(Kind.FILE.read(word));
    }

    /** Its events, unread. */
    Input events() {
        return isStandard() ? Input.stream(name(), env.in()) : Input.file(path(), word);
    }

    /** Which events to read; the first unreadable record ends the reading. */
    static ReadOptions reading(Environment env, List<String> only) {
        try {
            return ReadOptions.strict(env.ids(), env.time()::now).only(EventFilter.parse(only));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--only: " + e.getMessage());
        }
    }

    /**
     * It, to watch it.
     *
     * @throws UsageException where it is standard input
     */
    Set<Path> toWatch() {
        if (isStandard()) {
            throw new UsageException(
                    "--watch runs the events again and again, and standard input can be read once: name a file");
        }
        return Set.of(env.resolve(Kind.FILE.read(word)).normalize());
    }

    /** All of its text. */
    String text() throws IOException {
        if (isStandard()) {
            return text(env.in());
        }
        Path file = path();
        if (Files.isDirectory(file)) {
            throw new ConveyorException(name() + " is a folder: expected a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return text(in);
        }
    }

    private String text(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int n = in.read(part); n >= 0; n = in.read(part)) { // readNBytes seeks, which no pipe can
            read.write(part, 0, n);
            if (read.size() > LARGEST_TEXT) {
                throw new ConveyorException(name() + " has more than 8 MiB: a server accepts half of that");
            }
        }
        byte[] bytes = read.toByteArray();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConveyorException(name() + " is not UTF-8 text: save it as UTF-8", e);
        }
    }
}
