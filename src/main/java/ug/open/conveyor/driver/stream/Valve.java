package ug.open.conveyor.driver.stream;

import io.nats.client.Dispatcher;
import io.nats.client.impl.NatsStatistics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Holds the connection's reading while a tap is behind, so that what comes waits in the network and at the server (64 MiB of it, or ten
 * seconds) instead of being dropped here. The client library has no such back-pressure; what it counts each message with, before it queues
 * it, is the one place of its reading thread that can be had.
 */
final class Valve extends NatsStatistics {
    private static final long LIMIT = Duration.ofSeconds(5).toNanos();
    private static final long PAUSE = Duration.ofMillis(1).toNanos();

    private static final int SHARE = 4; // it holds at a quarter of what a tap may be behind with

    private final List<Dispatcher> taps = new CopyOnWriteArrayList<>();
    private final Time time;
    private final Pulse pulse;
    private boolean stuck;

    Valve(Time time) {
        this.time = time;
        this.pulse = new Pulse(time);
    }

    /** The pulse of the connection. */
    Pulse pulse() {
        return pulse;
    }

    void add(Dispatcher tap) {
        taps.add(tap);
    }

    void remove(Dispatcher tap) {
        taps.remove(tap);
    }

    @Override
    public void incrementPingCount() {
        super.incrementPingCount();
        pulse.asked();
    }

    @Override
    public void registerRead(long bytes) {
        super.registerRead(bytes);
        pulse.heard();
    }

    @Override
    public void incrementIn(long bytes) {
        super.incrementIn(bytes);
        if (!taps.isEmpty()) {
            hold();
        }
    }

    /** For 5 s at most: a connection that is not read at all is lost. */
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
        for (Dispatcher tap : taps) {
            if (tap.getPendingByteCount() >= tap.getPendingByteLimit() / SHARE
                    || tap.getPendingMessageCount() >= tap.getPendingMessageLimit() / SHARE) {
                return true;
            }
        }
        return false;
    }
}
