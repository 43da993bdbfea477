package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;

/**
 * Notices that a driver has ended, from outside. The process of {@code conveyor-driver dev} tells it of the drivers on its stream. Another server
 * forgets the request for events of a driver whose connection is closed at once, and that of a stopped one only when the request is over: so a
 * request that is gone before its time tells that the driver has ended (nats-server 2.11 and 2.15, checked).
 */
final class DriverEnd implements AutoCloseable {
    private static final String REQUEST = "$JS.API.CONSUMER.MSG.NEXT." + StreamNames.EVENTS + ".";
    private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long MARGIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long FOR_EVER_NANOS = Duration.ofDays(1).toNanos();

    private final Connection connection;
    private final JetStreamManagement management;
    private final Attached driver;
    private final boolean own;
    private final Time time;
    private final Consumer<String> hint;
    private final Dispatcher dispatcher;
    private long nextLook;
    private long lasts; // until when the newest request that was seen lasts
    private long batch; // how many events it asks for
    private long asks; // how many were seen
    private boolean wasThere;
    private long delivered; // events, when a request was there last
    private long askedBefore = -1; // when there was none for the first time; -1 while there is one
    private boolean tooEarly; // whether it was gone before its time then
    private boolean hinted;
    private boolean ended;

    /**
     * Begins to look.
     *
     * @param own whether the stream is one of {@code conveyor-driver dev}, which tells what the server does not
     * @param hint takes a sentence where the driver may have ended, or may not
     */
    DriverEnd(Connection connection, Attached driver, boolean own, Time time, Consumer<String> hint)
            throws IOException {
        this.connection = connection;
        this.management = connection.jetStreamManagement();
        this.driver = driver;
        this.own = own;
        this.time = time;
        this.hint = hint;
        this.lasts = time.nanos();
        this.nextLook = lasts;
        this.dispatcher = connection.createDispatcher(this::take);
        dispatcher.subscribe(DriverConnections.ENDED + driver.name());
        dispatcher.subscribe(REQUEST + driver.name());
    }

    private void take(Message message) {
        if (!message.getSubject().startsWith(REQUEST)) {
            ended(new String(message.getData(), StandardCharsets.US_ASCII).equals("0"));
            return;
        }
        try {
            if (Json.parse(message.getData(), 0, message.getData().length) instanceof Map<?, ?> request) {
                asked(number(request, "batch"), number(request, "expires"), request.containsKey("no_wait"));
            }
        } catch (ConveyorException e) {
            // a bare number of events, or nothing: how long it lasts is not known
        }
    }

    private static long number(Map<?, ?> request, String member) {
        return request.get(member) instanceof Number number ? number.longValue() : 0;
    }

    private synchronized void ended(boolean all) {
        ended |= all;
        if (!all) {
            hint.accept(
                    "a process that was attached as the driver " + driver.name()
                            + " has ended, and another one is attached: if the first one had the event, no result comes; Ctrl-C ends the wait");
        }
    }

    /** A request is gone too when it has got all events that it asks for. */
    private synchronized void asked(long events, long expiresNanos, boolean atOnce) {
        asks++;
        if (!atOnce) {
            batch = events;
            lasts = time.nanos() + (expiresNanos == 0 ? FOR_EVER_NANOS : expiresNanos) - MARGIN_NANOS;
        }
    }

    /** Whether the driver has ended. Asks the server each 2 s at most. */
    synchronized boolean look() {
        if (!ended && time.nanos() - nextLook >= 0) {
            nextLook = time.nanos() + LOOK_NANOS;
            try {
                ended = tells(management.getConsumerInfo(StreamNames.EVENTS, driver.name()));
            } catch (IOException | JetStreamApiException | IllegalArgumentException e) {
                // the consumer is gone, or the connection: the stream's observer and its listener report these
            }
        }
        return ended;
    }

    /** A driver between two requests has none for a moment: what counts is a second look. */
    private boolean tells(ConsumerInfo info) {
        long now = info.getDelivered().getConsumerSequence();
        if (driver.push() ? info.isPushBound() : info.getNumWaiting() > 0) {
            wasThere = true;
            delivered = now;
            askedBefore = -1;
            return false;
        }
        if (askedBefore != asks) {
            askedBefore = asks;
            tooEarly = driver.push() || wasThere && now - delivered < batch && lasts - time.nanos() > 0;
            return false;
        }
        if (tooEarly || !wasThere) {
            return tooEarly;
        }
        if (!hinted && !own) {
            hinted = true;
            hint.accept("the driver " + driver.name()
                    + " asks for no events any more: it has ended, or stands at a breakpoint for long. Its result still counts; Ctrl-C ends"
                    + " the wait");
        }
        return false;
    }

    @Override
    public void close() {
        if (connection.getStatus() != Connection.Status.CLOSED) {
            connection.closeDispatcher(dispatcher);
        }
    }
}
