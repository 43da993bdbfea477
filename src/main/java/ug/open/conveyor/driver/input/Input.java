package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Where events are read from: a file, or a stream such as standard input. */
public final class Input {
    private final String name;
    private final Path path;
    private final InputStream stream;

    private Input(String name, Path path, InputStream stream) {
        this.name = Objects.requireNonNull(name, "name");
        this.path = path;
        this.stream = stream;
    }

    /** A file; messages name it as it is given here. */
    public static Input file(Path path) {
        return new Input(path.toString(), path, null);
    }

    /** A file; messages name it so. */
    public static Input file(Path path, String name) {
        return new Input(name, path, null);
    }

    /** A stream that can be read once; it is closed with what reads it. */
    public static Input stream(String name, InputStream stream) {
        return new Input(name, null, Objects.requireNonNull(stream, "stream"));
    }

    /** The same file under the name that messages should use. */
    Input named(String other) {
        return new Input(other, path, stream);
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** The file, where it is one. */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** Opens it at its beginning. */
    InputStream open() throws IOException {
        if (path == null) {
            return stream;
        }
        if (Files.isDirectory(path)) {
            throw problem("is a folder", "a file of events");
        }
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw InputFormatException.missing(name, "a file of events, or - for standard input");
        } catch (AccessDeniedException e) {
            throw problem("may not be read by this user", "a file that can be read");
        }
    }

    InputFormatException problem(String problem, String expected) {
        return new InputFormatException(name, 0, 0, problem, expected);
    }
}
