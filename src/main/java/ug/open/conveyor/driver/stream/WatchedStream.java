package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.stream.CoreConnection.Arrived;
import ug.open.conveyor.driver.wire.LogEntries;
import ug.open.conveyor.driver.wire.PipelineEvents;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;
import ug.open.conveyor.driver.wire.ResultEvents;

/**
 * An event stream to which drivers on Conveyor's own runtimes attach. It publishes events for them and shows what they do there, by core
 * subscriptions, which leave no trace on the server.
 */
public abstract sealed class WatchedStream implements AutoCloseable permits PrivateStream, SharedStream {
    static final String DELETED = "$JS.EVENT.ADVISORY.CONSUMER.DELETED." + StreamNames.EVENTS + ".";
    static final String ACKNOWLEDGED = "$JS.ACK." + StreamNames.EVENTS + ".";
    static final String LOGS = "logs.";
    static final String OTHER_RESULTS = "events.";
    private static final String BROADCAST = "resources.";
    private static final String ADDRESSED = "drivers.";

    private static final int ACKNOWLEDGED_PARTS = 3; // $JS.ACK.STREAM
    private static final int STREAM_SEQUENCE = 5; // and behind it .CONSUMER.DELIVERED.SEQUENCE.CONSUMER_SEQUENCE...
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CoreConnection connection;
    private final Observer observer;
    private final ConsumerRequests requests;
    private final EventPublisher publisher;

    /** Sees what happens on the stream, on one thread, in the order in which it came. */
    public interface Observer {
        /** A consumer for events was made: somebody has attached as a driver. */
        void attached(Attached consumer);

        /** A consumer for events has gone: the driver of this name. */
        default void left(String name) {}

        /** Whether {@link #event} is of use. */
        default boolean seesEvents() {
            return false;
        }

        /** Somebody published an event; on a private stream. */
        default void event(String subject, byte[] body) {}

        /** A driver published a result in the form that a server's engine reads; {@link #result} came before. */
        default void step(WatchedStream stream, PipelineEvent result) {}

        /** The connection is lost, and with it what drivers publish: a sentence. */
        default void lost(String sentence) {}

        /** A driver logged an entry. */
        void logged(LogEntry entry);

        /** A driver published a result. */
        void result(ResultEvents.Result result);

        /** An event was acknowledged, or the opposite. */
        void acknowledged(Acknowledgement acknowledgement);

        /** A driver published something in the place of a result that is none: a sentence. */
        void noResult(String sentence);

        /** A driver published something in the place of a log entry that is none: a sentence. */
        void noLogEntry(String sentence);
    }

    /**
     * A consumer that a driver made.
     *
     * @param name the driver's name
     * @param subjects the subjects that it listens to
     * @param push whether the server pushes events to it, as it does for the Python runtime, which publishes no result
     * @param durable whether it has a durable name; that of the Go runtime has none
     * @param most how many events it has in hand at a time; 1 with the Go runtime
     */
    public record Attached(String name, List<String> subjects, boolean push, boolean durable, long most) {
        /** Whether it gets what comes on this subject. */
        public boolean takes(String subject) {
            for (String filter : subjects) {
                if (Consumers.matches(filter, subject)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What a driver said of an event. */
    public enum Answer {
        /** It is done with. */
        ACK,
        /** It is to come again. */
        NAK,
        /** It is never to come again: reconcile failed. */
        TERM,
        /** It is at work. */
        PROGRESS
    }

    /**
     * An answer to an event.
     *
     * @param sequence the event's number on the stream
     */
    public record Acknowledgement(long sequence, Answer answer) {}

    /** What becomes of an event that is published. One of both is called, once, as something that is seen on the stream. */
    public interface Publication {
        /** The stream has the event, by this number. */
        default void stored(long number) {}

        /** The server does not take the event: a sentence. */
        void failed(String sentence);
    }

    WatchedStream(CoreConnection connection, Time time, Observer observer) {
        this.connection = connection;
        this.requests = new ConsumerRequests(connection, time);
        this.observer = observer;
        this.publisher = new EventPublisher(connection);
    }

    final ConsumerRequests requests() {
        return requests;
    }

    final Observer observer() {
        return observer;
    }

    /** Begins to look on at these subjects. */
    final void begin(List<String> subjects) throws InterruptedException, StreamException {
        connection.listen(this::take);
        for (String subject : subjects) {
            connection.subscribe(subject);
        }
        connection.subscribe(publisher.subjects());
        settle();
    }

    /** The event of this run is about to be published. */
    public abstract void begins(String runId);

    /** The run is over: nothing more of it has to be shown. */
    public abstract void ends(String runId);

    /** Publishes an event, and waits for nothing. */
    public void publish(String subject, byte[] body, Publication publication) {
        publisher.publish(subject, body, publication);
    }

    /** Takes an event back that nobody is to get any more. */
    public void takeBack(long sequence) {
        try {
            ApiRequest.answer(
                    connection, "STREAM.MSG.DELETE." + StreamNames.EVENTS, "{\"seq\":" + sequence + "}", LIMIT);
        } catch (IOException e) {
            // it was acknowledged meanwhile
        }
    }

    /** Whether the stream still keeps an event. */
    public boolean holds(long sequence) {
        try {
            return ApiRequest.errorCode(ApiRequest.answer(
                            connection, "STREAM.MSG.GET." + StreamNames.EVENTS, "{\"seq\":" + sequence + "}", LIMIT))
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes a driver's consumer, so that it makes a new one when it starts again. */
    public void remove(String consumer) {
        try {
            requests.delete(consumer);
        } catch (IOException e) {
            // it is gone
        }
    }

    /** The names of all consumers of events that are there. */
    public List<String> consumers() {
        try {
            return requests.list(StreamNames.EVENTS).stream()
                    .map(info -> String.valueOf(info.get("name")))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Waits until the observer has seen all that was published before. */
    public void settle() throws StreamException, InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try {
            publisher.mark(seen::countDown);
        } catch (IllegalStateException e) {
            throw new StreamException("the connection to the event stream is closed", e);
        }
        if (!seen.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new StreamException("the event stream does not answer within " + LIMIT.toSeconds() + " s");
        }
    }

    /** Has the observer see what comes. */
    void take(Arrived message) {
        String subject = message.subject();
        if (publisher.takes(message)) {
            return;
        }
        try {
            if (subject.startsWith(LOGS)) {
                observer.logged(LogEntries.read(message.body(), 0, message.body().length));
            } else if (subject.startsWith(ACKNOWLEDGED)) {
                acknowledged(subject, message.body());
            } else if (subject.equals(StreamNames.RESULTS)) {
                PipelineEvent event = PipelineEvents.read(message.body());
                observer.result(ResultEvents.of(event));
                observer.step(this, event);
            } else if (subject.startsWith(OTHER_RESULTS)) {
                observer.result(ResultEvents.read(subject, message.body()));
            } else if (subject.startsWith(DELETED)) {
                observer.left(subject.substring(DELETED.length()));
            } else if (subject.startsWith(BROADCAST) || subject.startsWith(ADDRESSED)) {
                observer.event(subject, message.body());
            }
        } catch (ConveyorException e) {
            String sentence = "what the program published on " + subject + " cannot be read: " + e.getMessage();
            if (subject.startsWith(LOGS)) {
                observer.noLogEntry(sentence);
            } else {
                observer.noResult(sentence);
            }
        }
    }

    private void acknowledged(String subject, byte[] body) {
        int from = ACKNOWLEDGED.length();
        for (int part = ACKNOWLEDGED_PARTS; part < STREAM_SEQUENCE && from > 0; part++) {
            from = subject.indexOf('.', from) + 1;
        }
        int to = subject.indexOf('.', from);
        if (from > 0 && to > from) {
            try {
                observer.acknowledged(new Acknowledgement(Long.parseLong(subject, from, to, 10), answer(body)));
            } catch (NumberFormatException e) {
                // not of a server
            }
        }
    }

    private static Answer answer(byte[] body) {
        String word = new String(body, StandardCharsets.ISO_8859_1);
        return word.startsWith("-NAK")
                ? Answer.NAK
                : word.startsWith("+TERM") ? Answer.TERM : word.startsWith("+WPI") ? Answer.PROGRESS : Answer.ACK;
    }

    @Override
    public void close() {
        connection.close();
    }
}
