package ug.open.conveyor.driver.client;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.wire.LogLines;

/**
 * The log entries of a run that a server has stored, by their time: its own order has one driver after the other. They are fetched once, when
 * they are first needed, and dropped when they were read.
 */
public final class ServerLogs implements LogSource {
    private final ApiClient client;
    private final String runId;
    private final Optional<String> driver;
    private List<LogEntry> entries;

    ServerLogs(ApiClient client, String runId, Optional<String> driver) {
        this.client = client;
        this.runId = runId;
        this.driver = driver;
    }

    /** Whether there are none. */
    public boolean isEmpty() throws InterruptedException {
        return entries().isEmpty();
    }

    /** Whether they are of more than one driver. */
    public boolean ofSeveralDrivers() throws InterruptedException {
        return entries().stream().map(LogEntry::driver).distinct().limit(2).count() > 1;
    }

    /** A sentence that the order of some entries is unknown: those whose time is a whole second, among others of that second. */
    public Optional<String> doubt() throws InterruptedException {
        for (int i = 1; i < entries().size(); i++) {
            LogEntry before = entries().get(i - 1);
            LogEntry entry = entries().get(i);
            boolean sameSecond =
                    before.timestamp().getEpochSecond() == entry.timestamp().getEpochSecond();
            if (sameSecond && before.timestamp().getNano() == 0) {
                return Optional.of("the times of " + before.driver() + " are whole seconds: the server does not know "
                        + "the order of its lines within one second");
            }
        }
        return Optional.empty();
    }

    @Override
    public void read(LogSink sink) throws IOException, InterruptedException {
        LogLines lines = new LogLines(sink);
        for (LogEntry entry : entries()) {
            lines.write(entry);
        }
        close();
    }

    private List<LogEntry> entries() throws InterruptedException {
        if (entries == null) {
            entries = client.logs(runId, driver);
            entries.sort(Comparator.comparing(LogEntry::timestamp)); // keeps the order of what has one time
        }
        return entries;
    }

    @Override
    public void close() {
        entries = List.of();
    }
}
