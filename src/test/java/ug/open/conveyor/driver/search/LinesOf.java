package ug.open.conveyor.driver.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import ug.open.conveyor.driver.follow.LogSource;

/** The lines of a file as a log source, one by one. */
public record LinesOf(Path file) implements LogSource {
    @Override
    public void read(LogSink sink) throws IOException {
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
            byte[] bytes = ("??" + line + "!").getBytes(StandardCharsets.UTF_8);
            sink.line(bytes, 2, bytes.length - 1);
        }
    }

    @Override
    public void close() {
        // nothing is held
    }
}
