package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.wire.LogEntries;
import ug.open.conveyor.driver.wire.LogLines;

/** Makes lines of a recording of what comes on {@code live.logs.<run id>.<driver>}. What is no log entry is shown as it is: somebody wrote it. */
final class LiveLines {
    private static final int BEHIND_RUN = 3;

    private final LogLines lines;
    private final Optional<String> driver;

    /** Of this driver; empty: of all. */
    LiveLines(LogLines lines, Optional<String> driver) {
        this.lines = lines;
        this.driver = driver;
    }

    void write(Envelope envelope) throws IOException {
        LogEntry entry = entry(envelope);
        if (driver.isEmpty() || driver.get().equals(entry.driver())) {
            lines.write(entry);
        }
    }

    private static LogEntry entry(Envelope envelope) {
        byte[] body = envelope.body();
        try {
            return LogEntries.read(body, 0, body.length);
        } catch (ConveyorException e) {
            String[] subject = envelope.subject().split("\\.", BEHIND_RUN + 1);
            return new LogEntry(
                    subject[BEHIND_RUN - 1],
                    subject[BEHIND_RUN],
                    "",
                    envelope.time().truncatedTo(ChronoUnit.MICROS),
                    Level.INFO,
                    new String(body, StandardCharsets.UTF_8),
                    Map.of(),
                    0,
                    "");
        }
    }
}
