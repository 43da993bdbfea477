package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file of a project.
 *
 * @param path its path from the project's folder, with {@code /}
 * @param purpose its purpose, in a few words
 * @param executable whether it is a program
 * @param content its content
 */
public record PlannedFile(String path, String purpose, boolean executable, Content content) {
    /** The content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes it to a file that does not exist. */
        void writeTo(Path file) throws IOException;
    }

    /**
     * A text, written as UTF-8.
     *
     * @param text the whole of it
     */
    public record Text(String text) implements Content {
        @Override
        public void writeTo(Path file) throws IOException {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        }
    }

    /** Checks that nothing is missing. */
    public PlannedFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(content, "content");
    }
}
