package ug.open.conveyor.driver.stream;

import io.nats.client.Dispatcher;
import io.nats.client.impl.NatsStatistics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Holds the connection's reading while a tap is behind, so that what comes waits in the network and at the server (64 MiB of it, or ten
 * seconds) instead of being dropped here. The client library has no such back-pressure; what it counts each message with, before it queues
 * it, is the one place of its reading thread that can be had.
 */
final class Valve extends NatsStatistics {
    private static final long LIMIT = Duration.ofSeconds(5).toNanos();
    private static final long PAUSE = Duration.ofMillis(1).toNanos();

    private final Map<Dispatcher, Long> taps = new ConcurrentHashMap<>();
    private final Time time;
    private boolean stuck;

    Valve(Time time) {
        this.time = time;
    }

    /** Holds from this many pending bytes on. */
    void add(Dispatcher tap, long bytes) {
        taps.put(tap, bytes);
    }

    void remove(Dispatcher tap) {
        taps.remove(tap);
    }

    @Override
    public void incrementIn(long bytes) {
        super.incrementIn(bytes);
        if (!taps.isEmpty()) {
            hold();
        }
    }

    /** Only so long: a connection that is not read at all is lost. */
    private void hold() {
        if (!isBehind()) {
            stuck = false;
            return;
        }
        long begin = time.nanos();
        while (!stuck && isBehind() && !Thread.currentThread().isInterrupted()) {
            time.park(PAUSE);
            stuck = time.nanos() - begin >= LIMIT;
        }
    }

    private boolean isBehind() {
        for (Map.Entry<Dispatcher, Long> tap : taps.entrySet()) {
            if (tap.getKey().getPendingByteCount() >= tap.getValue()) {
                return true;
            }
        }
        return false;
    }
}
