package ug.open.conveyor.driver.stream;

import io.nats.client.Dispatcher;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Time;

/** Counts what came to this process and could not be kept, exactly, and says it: at once, then at most each ten seconds, and at the end. */
final class Losses {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Dispatcher dispatcher;
    private final Time time;
    private final Consumer<String> said;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong unkept = new AtomicLong();
    private volatile String why = "";
    private long told;
    private long toldAt;

    Losses(Dispatcher dispatcher, Time time, Consumer<String> said) {
        this.dispatcher = dispatcher;
        this.time = time;
        this.said = said;
    }

    /** One came that is no repeat. */
    void seen() {
        seen.incrementAndGet();
    }

    /** One came, and could not be written. */
    void unkept(IOException because) {
        why = String.valueOf(because.getMessage());
        unkept.incrementAndGet();
    }

    /** How many came, those included that were lost; not those that still wait for their turn. */
    long arrived() {
        return seen.get() + dispatcher.getDroppedCount();
    }

    /** How many wait for their turn. */
    long pending() {
        return dispatcher.getPendingMessageCount();
    }

    synchronized void look() {
        if (told == 0 || time.nanos() - toldAt >= PAUSE) {
            end();
        }
    }

    /** Says what was not said yet. */
    synchronized void end() {
        long dropped = dispatcher.getDroppedCount();
        long unwritten = unkept.get();
        if (dropped + unwritten == told) {
            return;
        }
        told = dropped + unwritten;
        toldAt = time.nanos();
        String text = told + (told == 1 ? " event was" : " events were") + " lost so far: ";
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
