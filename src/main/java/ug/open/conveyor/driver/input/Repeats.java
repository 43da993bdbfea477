package ug.open.conveyor.driver.input;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds messages that a stream would have dropped: a tap sees every publish, the stream drops one whose {@code Nats-Msg-Id} it has had within its
 * duplicate window, whatever its body (protocol.md, Streams).
 */
final class Repeats {
    private static final Duration WINDOW = Duration.ofMinutes(2);
    /** Bounds the memory where a great many messages come within one window. */
    private static final int MOST = 50_000;

    private final Map<String, Instant> seen = new LinkedHashMap<>();

    /** Whether the message is one; empty ids never are. */
    boolean isRepeat(String messageId, Instant time) {
        if (messageId.isEmpty()) {
            return false;
        }
        forget(time.minus(WINDOW));
        return seen.putIfAbsent(messageId, time) != null;
    }

    private void forget(Instant before) {
        Iterator<Instant> times = seen.values().iterator();
        while (times.hasNext() && (times.next().isBefore(before) || seen.size() >= MOST)) {
            times.remove();
        }
    }
}
