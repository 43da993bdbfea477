package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Reports after each reconnect how many messages a tap can have missed. A tapped event has no sequence, but the stream counts every publish, those for
 * which nobody waits too (protocol.md, Streams): by how much its last sequence grew more than the tap saw is the most that was missed. It is
 * exact where nothing of another type was published since the last look, and where it is nothing.
 */
final class Gaps implements ConnectionListener {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final long AGAIN = Duration.ofSeconds(1).toNanos();
    private static final long EACH = Duration.ofSeconds(30).toNanos();
    private static final String QUESTION = "$JS.API.STREAM.INFO.";

    private final Connection connection;
    private final String stream;
    private final Losses losses;
    private final Time time;
    private final Pulse pulse;
    private final Consumer<String> said;
    private long sequence;
    private long arrived;
    private boolean open;
    private boolean resubscribed = true;
    private Pulse.Moment lostAt;
    private boolean asking;
    private long askedAt;
    private int count;
    private Duration off = Duration.ZERO;
    private long most;
    private boolean untold;
    private long doubt = Long.MIN_VALUE;

    /** Of one stream. */
    Gaps(Connection connection, String stream, Losses losses, Pulse pulse, Consumer<String> said) {
        this.connection = connection;
        this.stream = stream;
        this.losses = losses;
        this.time = pulse.time();
        this.pulse = pulse;
        this.said = said;
    }

    String stream() {
        return stream;
    }

    /** Begins, once the subscriptions are at the server. */
    void begin() throws IOException, JetStreamApiException {
        connection.addConnectionListener(this);
        StreamInfo info = connection.jetStreamManagement().getStreamInfo(stream);
        synchronized (this) {
            askedAt = time.nanos();
            mark(info.getStreamState().getLastSequence());
        }
    }

    void end() {
        connection.removeConnectionListener(this);
    }

    @Override
    @SuppressWarnings("deprecation") // the one method that a listener must have
    public synchronized void connectionEvent(Connection of, Events event) {
        if (event == Events.DISCONNECTED) {
            resubscribed = false;
            if (!open) {
                open = true;
                lostAt = pulse.lostSince();
            }
        } else if (event == Events.RESUBSCRIBED && open) {
            resubscribed = true;
            ask();
        }
    }

    /** Looks at the stream now and then, so that less of what went on before a gap is taken for a part of it. */
    synchronized void look() {
        if (resubscribed && time.nanos() - askedAt >= (open ? AGAIN : EACH)) {
            ask();
        }
    }

    private synchronized void ask() {
        if (asking) {
            return;
        }
        asking = true;
        askedAt = time.nanos();
        boolean afterGap = open;
        long before = losses.arrived(stream);
        connection
                .requestWithTimeout(QUESTION + stream, null, ANSWER_LIMIT)
                .whenComplete((answer, failure) -> answered(afterGap, before, answer));
    }

    /** @param answer null where none came */
    private synchronized void answered(boolean afterGap, long before, Message answer) {
        asking = false;
        if (answer == null || answer.isStatusMessage() || afterGap != open || !resubscribed) {
            return; // not now; the next look asks again
        }
        try {
            StreamInfo info = new StreamInfo(answer);
            info.throwOnHasError();
            long last = info.getStreamState().getLastSequence();
            if (afterGap) {
                tell(last, before);
            }
            mark(last);
        } catch (JetStreamApiException | RuntimeException e) {
            if (afterGap) {
                untold = true;
                doubt = time.nanos();
                said.accept(
                        gone() + "; the server does not tell how much was published meanwhile: " + StreamProblem.of(e));
            }
        }
        open = false;
    }

    /** Counts messages that wait for their turn: they came before the answer. */
    private void mark(long last) {
        sequence = last;
        arrived = losses.arrived(stream) + losses.pending();
    }

    private void tell(long last, long before) {
        if (last < sequence) {
            untold = true;
            doubt = time.nanos();
            said.accept(gone() + "; nobody knows how much was published meanwhile, since the stream was made anew");
            return;
        }
        long missed = Math.max(0, last - sequence - (before - arrived));
        most += missed;
        doubt = missed == 0 ? doubt : time.nanos();
        said.accept(
                missed == 0
                        ? gone() + "; nothing was published meanwhile, so nothing is lost"
                        : gone() + ": at most " + missed + (missed == 1 ? kind() : kind() + "s") + " of the stream"
                                + (isEvents() ? ", of all resource types," : "") + were(missed));
    }

    private boolean isEvents() {
        return stream.equals(StreamNames.EVENTS);
    }

    private String kind() {
        return isEvents() ? " event" : " message";
    }

    private static String were(long events) {
        return events == 1 ? " was missed" : " were missed";
    }

    private String gone() {
        Duration gone = pulse.goneSince(lostAt);
        count++;
        off = off.plus(gone);
        return "the tap" + (isEvents() ? "" : " of " + stream) + " was off for " + Pulse.seconds(gone);
    }

    /** Up to when something may be missing; {@link Long#MIN_VALUE}: nothing is. */
    synchronized long doubt() {
        return open ? time.nanos() : doubt;
    }

    /** A sentence about all gaps; empty where there were none. */
    synchronized Optional<String> report() {
        if (open) {
            untold = true;
            gone();
        }
        open = false;
        if (count == 0) {
            return Optional.empty();
        }
        String times = count == 1 ? "once" : count + " times";
        String unseen =
                most == 0 ? "nothing was missed" : "at most " + most + (most == 1 ? kind() : kind() + "s") + were(most);
        return Optional.of("the tap of the stream " + stream + " was off " + times + ", " + Pulse.seconds(off)
                + " in all: " + (untold ? "nobody knows how much was missed" : unseen));
    }
}
