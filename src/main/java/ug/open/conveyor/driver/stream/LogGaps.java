package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Dispatcher;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ug.open.conveyor.driver.config.FileReason;

/** Reports what a live log has missed: the time without a connection, and the number of messages that came and could not be kept. */
final class LogGaps implements ConnectionListener {
    private final Dispatcher dispatcher;
    private final Pulse pulse;
    private final Consumer<String> said;
    private final AtomicLong unkept = new AtomicLong();
    private volatile String why = "";
    private volatile String runId = "";
    private boolean open;
    private Pulse.Moment lostAt;
    private long told;

    LogGaps(Dispatcher dispatcher, Pulse pulse, Consumer<String> said) {
        this.dispatcher = dispatcher;
        this.pulse = pulse;
        this.said = said;
    }

    /** The run that it is about. */
    void of(String run) {
        runId = run;
    }

    /** One came, and could not be written. */
    void unkept(IOException because) {
        why = FileReason.of(because);
        unkept.incrementAndGet();
    }

    @Override
    @SuppressWarnings("deprecation") // the one method that a listener must have
    public synchronized void connectionEvent(Connection of, Events event) {
        if (event == Events.DISCONNECTED && !open) {
            open = true;
            lostAt = pulse.lostSince();
        } else if (event == Events.RESUBSCRIBED && open) {
            open = false;
            said.accept("the live log was off for " + pulse.secondsSince(lostAt)
                    + ": what was logged, or ended, meanwhile is missing above; what the server has stored: "
                    + again());
        }
    }

    private String again() {
        return "conveyor-driver logs --from server --run " + (runId.isEmpty() ? "REF" : runId);
    }

    /** Reports what was not reported yet. */
    synchronized void look() {
        long dropped = dispatcher.getDroppedCount();
        long unwritten = unkept.get();
        if (dropped + unwritten == told) {
            return;
        }
        long missing = dropped + unwritten - told;
        told = dropped + unwritten;
        said.accept(missing + (missing == 1 ? " message is" : " messages are") + " missing here: "
                + (unwritten > 0
                        ? "the spool file could not be written (" + why + "); make room where temporary files go; "
                        : "more came than could be written down; ")
                + "what the server has stored: " + again());
    }

    void end() {
        look();
    }
}
