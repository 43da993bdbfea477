package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An input that can be read more than once: a stream is copied to a temporary file for it, which goes when this is closed. */
public final class KeptInput implements AutoCloseable {
    private final Input input;
    private final Path temporary;

    private KeptInput(Input input, Path temporary) {
        this.input = input;
        this.temporary = temporary;
    }

    /** Of a file nothing is copied. */
    public static KeptInput of(Input input) throws IOException {
        if (input.path().isPresent()) {
            return new KeptInput(input, null);
        }
        Path copy = Files.createTempFile("conveyor-driver-input", ".tmp");
        copy.toFile().deleteOnExit(); // where a signal ends the process
        try (InputStream in = input.open()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return new KeptInput(Input.file(copy).named(input.name()), copy);
    }

    /** The same input, under the same name. */
    public Input input() {
        return input;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }
}
