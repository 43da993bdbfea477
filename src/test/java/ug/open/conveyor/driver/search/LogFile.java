package ug.open.conveyor.driver.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.wire.LineWriter;
import ug.open.conveyor.driver.wire.LogEntries;

/** Recorded log lines as the run store writes them, and what a search gives of them. */
public final class LogFile {
    private final LineWriter writer = new LineWriter();

    /** Adds a log entry of the first attempt. */
    public LogFile log(String message) {
        return log(1, message);
    }

    /** Adds a log entry of an attempt; its run is {@code run-<attempt>}. */
    public LogFile log(long attempt, String message) {
        String run = "run-" + attempt;
        Attempt of = new Attempt(
                attempt,
                attempt,
                run,
                "d",
                "workflow",
                "app",
                "",
                "create",
                1,
                Mode.OFFLINE,
                Instant.EPOCH,
                Optional.empty());
        writer.log(
                of, new LogEntry(run, "d", "", Instant.EPOCH, Level.INFO, message, Map.of("label", "zzz"), 0, ""), 1);
        return this;
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, Arrays.copyOf(writer.buffer(), writer.length()));
    }

    /** What is given, as texts: messages; those of the context with a minus before them, gaps as {@code --}. */
    public static final class Given implements SearchSink {
        public final List<String> texts = new ArrayList<>();

        @Override
        public void line(byte[] buffer, int from, int to) {
            texts.add(message(buffer, from, to));
        }

        @Override
        public void context(byte[] buffer, int from, int to) {
            texts.add("-" + message(buffer, from, to));
        }

        @Override
        public void gap() {
            texts.add("--");
        }

        private static String message(byte[] buffer, int from, int to) {
            String line = new String(buffer, from, to - from, StandardCharsets.UTF_8);
            byte[] copy = line.getBytes(StandardCharsets.UTF_8);
            return LogEntries.read(copy, 0, copy.length).message();
        }
    }
}
