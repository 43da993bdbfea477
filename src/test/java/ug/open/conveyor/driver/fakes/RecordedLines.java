package ug.open.conveyor.driver.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.attempt.LineLogger;

/** A driver logger that keeps what it is given, up to a limit, and counts the rest. */
public final class RecordedLines implements LineLogger {
    private static final int KEPT = 1_000;

    private final List<Line> kept = new ArrayList<>();
    private final Map<String, CountDownLatch> awaited = new java.util.HashMap<>();
    private long count;
    private long chars;

    /** One entry. */
    public record Line(Level level, String message, Map<String, ?> labels, int part, String bytes) {}

    @Override
    public synchronized void line(Level level, String message, Map<String, ?> labels, int part, String bytes) {
        count++;
        chars += message.length();
        if (kept.size() < KEPT) {
            kept.add(new Line(level, message, labels, part, bytes));
        }
        if (awaited.containsKey(message)) {
            awaited.get(message).countDown();
        }
    }

    @Override
    public void log(Level level, String message, Map<String, ?> labels) {
        line(level, message, labels, 0, "");
    }

    @Override
    public DriverLogger with(String label, Object value) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public void log(Level level, String message, Throwable cause) {
        line(level, message, Map.of("error", cause.toString()), 0, "");
    }

    /** Waits until this message has come. */
    public void await(String message) throws InterruptedException, TimeoutException {
        CountDownLatch latch;
        synchronized (this) {
            if (kept.stream().anyMatch(line -> line.message().equals(message))) {
                return;
            }
            latch = awaited.computeIfAbsent(message, missing -> new CountDownLatch(1));
        }
        if (!latch.await(30, TimeUnit.SECONDS)) {
            throw new TimeoutException("no line '" + message + "', but " + messages());
        }
    }

    /** The first entries. */
    public synchronized List<Line> lines() {
        return List.copyOf(kept);
    }

    /** The messages of the first entries. */
    public synchronized List<String> messages() {
        return kept.stream().map(Line::message).toList();
    }

    /** How many entries came. */
    public synchronized long count() {
        return count;
    }

    /** How many characters the messages of all entries have. */
    public synchronized long chars() {
        return chars;
    }
}
