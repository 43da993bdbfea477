package ug.open.conveyor.driver.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import ug.open.conveyor.driver.record.EventFilter;
import ug.open.conveyor.driver.record.Input;
import ug.open.conveyor.driver.record.ReadOptions;

/** Makes inputs of the words of a command line. */
final class EventInput {
    /** The word for standard input. */
    static final String STANDARD = "-";

    /** A file, or standard input. */
    static Input of(Environment env, String word) {
        if (word.equals(STANDARD)) {
            return Input.stream("standard input", env.in());
        }
        Path path = Kind.FILE.read(word);
        return Input.file(env.resolve(path), word);
    }

    /** Whether there is a file of this name. */
    static boolean exists(Environment env, String word) {
        try {
            return Files.exists(env.resolve(Path.of(word)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Events like these; the first that cannot be read ends the reading. */
    static ReadOptions options(Environment env, List<String> only) {
        try {
            return ReadOptions.strict(env.ids(), env.time()::now).only(EventFilter.parse(only));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--only: " + e.getMessage());
        }
    }

    private EventInput() {}
}
