package ug.open.conveyor.driver.stream;

import io.nats.client.Dispatcher;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import ug.open.conveyor.driver.config.FileReason;
import ug.open.conveyor.driver.runtime.Time;

/** Counts the messages that reached this process and were lost, and reports the number: at once, then at most every 10 s, and at the end. */
final class Losses {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Dispatcher dispatcher;
    private final Time time;
    private final Consumer<String> said;
    private final Map<String, AtomicLong> seen;
    private final AtomicLong unkept = new AtomicLong();
    private volatile String why = "";
    private long told;
    private long toldAt;

    /** @param streams those that messages come from */
    Losses(Dispatcher dispatcher, Collection<String> streams, Time time, Consumer<String> said) {
        this.dispatcher = dispatcher;
        this.seen = streams.stream().collect(Collectors.toMap(Function.identity(), stream -> new AtomicLong()));
        this.time = time;
        this.said = said;
    }

    /** One came that is no repeat. */
    void seen(String stream) {
        seen.get(stream).incrementAndGet();
    }

    /** One came, and could not be written. */
    void unkept(IOException because) {
        why = FileReason.of(because);
        unkept.incrementAndGet();
    }

    /**
     * The number of messages that came from a stream, without those that wait for their turn. Lost ones count where there is one stream: of several,
     * nobody knows which they were of.
     */
    long arrived(String stream) {
        return seen.get(stream).get() + (seen.size() == 1 ? dispatcher.getDroppedCount() : 0);
    }

    /** The number of messages that wait for their turn. */
    long pending() {
        return dispatcher.getPendingMessageCount();
    }

    /** The number of messages that were lost. */
    long lost() {
        return dispatcher.getDroppedCount() + unkept.get();
    }

    synchronized void look() {
        if (told == 0 || time.nanos() - toldAt >= PAUSE) {
            end();
        }
    }

    /** Reports what was not reported yet. */
    synchronized void end() {
        long dropped = dispatcher.getDroppedCount();
        long unwritten = unkept.get();
        if (dropped + unwritten == told) {
            return;
        }
        told = dropped + unwritten;
        toldAt = time.nanos();
        String what = seen.size() == 1 ? "event" : "message";
        String text = told + " " + what + (told == 1 ? " was" : "s were") + " lost: ";
        if (dropped > 0) {
            text += dropped + " came faster than they could be written down";
        }
        if (unwritten > 0) {
            text += (dropped > 0 ? ", " : "") + unwritten + " could not be written to the spool file (" + why
                    + "); make room where temporary files go";
        }
        said.accept(text);
    }
}
