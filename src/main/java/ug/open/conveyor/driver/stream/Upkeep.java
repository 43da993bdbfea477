package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Decides whether a driver can go on with its consumer, and does what that needs: it makes a lost consumer again, leaves another driver's as it
 * is, and puts back a changed one that the driver could not rely on. For one thread.
 */
final class Upkeep {
    /** The time for which a server that comes back may lack the streams, which the Conveyor server makes a moment later. */
    static final Duration FAIR = Duration.ofSeconds(20);

    /** A server that is started again tells another time of a consumer's birth than before, later by how long it took to write it down. */
    private static final Duration SHIFT = Duration.ofMillis(100);

    /** When a request of our own, which looks like somebody else's, is over. */
    private static final Duration REQUEST = Duration.ofSeconds(6);

    private static final Duration AGAIN = Duration.ofMillis(250);

    /** A server says that a consumer is gone before it has removed its folder, and removes what is made in it meanwhile. */
    static final Duration DELETING = Duration.ofSeconds(1);

    /** A server that answers nothing within this time may be slow; one on which nobody listens says so at once. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Connection connection;
    private final Consumers consumers;
    private final Join join;
    private final String name;
    private final Time time;
    private final Consumer<String> said;
    private String server;
    private volatile ConsumerInfo seen;
    private ConsumerConfiguration own;
    private volatile Place place;
    private volatile long received;
    private Optional<String> lacking = Optional.empty();
    private long lackingSince;

    /** @param made the consumer as it is now */
    Upkeep(Connection connection, Consumers consumers, Join join, ConsumerInfo made, Time time, Consumer<String> said)
            throws IOException, JetStreamApiException {
        this.connection = connection;
        this.consumers = consumers;
        this.join = join;
        this.name = "the consumer " + made.getName();
        this.time = time;
        this.said = said;
        take(made, birth(consumers.stream()));
    }

    private static Instant birth(StreamInfo stream) {
        return stream.getCreateTime().toInstant();
    }

    private static Instant made(ConsumerInfo consumer) {
        return consumer.getCreationTime().toInstant();
    }

    private boolean isOurs(ConsumerInfo consumer) {
        return Consumers.owner(consumer.getConsumerConfiguration())
                .filter(join.owner()::equals)
                .isPresent();
    }

    private void take(ConsumerInfo consumer, Instant stream) {
        boolean begins = seen == null;
        server = connection.getServerInfo().getServerId();
        seen = consumer;
        own = consumer.getConsumerConfiguration();
        long after = Consumers.after(own);
        place = new Place(
                stream, made(consumer), after, begins && after > 0 && isOurs(consumer) ? consumer.getNumPending() : 0);
    }

    /** The driver's place; null where it has none any more. */
    Place place() {
        return place;
    }

    /** An event with this sequence of the stream came: those before it are not missed. From any one thread. */
    void received(Place from, long sequence) {
        if (sequence > received && from.equals(place)) {
            received = sequence;
        }
    }

    /** Whether the consumer had given an event with this sequence, or a later one, at the last look. From any thread. */
    boolean hasGiven(long sequence) {
        return seen.getDelivered().getStreamSequence() >= sequence;
    }

    /** Reports a sentence. */
    void say(String sentence) {
        said.accept(sentence);
    }

    /** How long the server waits for a sign of life of an event. */
    Duration ackWait() {
        return own.getAckWait();
    }

    /**
     * Looks, and does what is needed.
     *
     * @param doubt runs before anything slow that the driver must wait for
     * @return whether the driver can go on; else somebody is to look again
     * @throws StreamException where it cannot, as its consumer is gone for good
     * @throws JoinRefusedException where it cannot, as its consumer is another's
     */
    boolean look(Runnable doubt) throws StreamException, InterruptedException {
        long asked = time.nanos();
        try {
            lookAt(consumers.find(join.definition().name()), doubt);
            lacking = Optional.empty();
            return true;
        } catch (JetStreamApiException e) {
            doubt.run();
            return cannot(
                    e.getApiErrorCode() == Consumers.NO_STREAM
                            ? "the server has no stream '" + StreamNames.EVENTS + "'"
                            : "the server does not give " + name + ": " + StreamProblem.of(e));
        } catch (IOException e) {
            boolean nobody = time.nanos() - asked < AT_ONCE.toNanos()
                    && connection.getStatus() == Connection.Status.CONNECTED
                    && !Thread.currentThread().isInterrupted(); // else it is the driver that ends
            if (nobody) {
                doubt.run();
            }
            return nobody && cannot("the server has no JetStream");
        }
    }

    private boolean cannot(String why) throws StreamException {
        String here = why + connection.getServerInfo().getServerId();
        if (lacking.isEmpty()) {
            said.accept(why + ": waiting up to " + FAIR.toSeconds() + " s, which a server that starts may need");
        }
        if (lacking.isEmpty() || !lacking.get().equals(here)) {
            lacking = Optional.of(here);
            lackingSince = time.nanos();
        } else if (time.nanos() - lackingSince >= FAIR.toNanos()) {
            place = null;
            throw new StreamException("no events have come for " + FAIR.toSeconds() + " s now: " + why
                    + "; look at the Conveyor server, and join again when it is ready");
        }
        return false;
    }

    private void lookAt(Optional<ConsumerInfo> there, Runnable doubt)
            throws IOException, JetStreamApiException, InterruptedException {
        if (there.isEmpty()) {
            doubt.run();
            makeAgain();
        } else if (isPlace(made(there.get()))) {
            lookAtChanges(there.get(), doubt);
        } else {
            doubt.run();
            moveTo(there.get());
        }
    }

    /** A server that was started again tells another time of the consumer's birth, but not of the stream's. */
    private boolean isPlace(Instant made) throws IOException, JetStreamApiException {
        if (made.equals(place.made())) {
            return true;
        }
        boolean restarted = !connection.getServerInfo().getServerId().equals(server);
        return restarted
                && Duration.between(place.made(), made).abs().compareTo(SHIFT) < 0
                && birth(consumers.stream()).equals(place.stream());
    }

    private void makeAgain() throws IOException, JetStreamApiException, InterruptedException {
        StreamInfo stream = consumers.stream();
        boolean sameStream = birth(stream).equals(place.stream());
        if (sameStream) {
            time.sleep(DELETING);
        }
        long floor = sameStream ? Math.max(place.after(), seen.getAckFloor().getStreamSequence()) : 0;
        ConsumerInfo made = consumers.make(join, floor);
        if (!isOurs(made)) {
            moveTo(made);
            return;
        }
        long known = sameStream ? Math.max(received, seen.getDelivered().getStreamSequence()) : 0;
        long missed = stream.getStreamState().getLastSequence() - known - made.getNumPending();
        take(made, birth(stream));
        said.accept(
                sameStream
                        ? name + " was gone from the server, and is made again: " + missed(missed, "meanwhile")
                        : "the server has lost its events: its stream '" + StreamNames.EVENTS + "' is a new one, and "
                                + name + " is made again on it. What waited for the driver is lost; "
                                + missed(missed, "before that"));
    }

    private static String missed(long events, String when) {
        if (events <= 0) {
            return "nothing was published " + when + ", so nothing more is missed";
        }
        return "at most " + events + (events == 1 ? " event" : " events") + ", of all resource types, that came " + when
                + (events == 1 ? " is missed" : " are missed");
    }

    /** Somebody else made it. */
    private void moveTo(ConsumerInfo other) throws IOException, JetStreamApiException, InterruptedException {
        Optional<String> owner = Consumers.owner(other.getConsumerConfiguration());
        ConsumerInfo there = unpulled(other);
        try {
            if (!join.shared() && owner.isPresent() && !isOurs(other)) {
                throw new JoinRefusedException(
                        name + " was gone from the server, and another process has made it again: " + owner.get()
                                + "; stop one of the two, or have both share the events: --share");
            }
            Consumers.check(there, join);
        } catch (JoinRefusedException e) {
            place = null;
            throw e;
        }
        Instant stream = birth(consumers.stream());
        boolean sameStream = stream.equals(place.stream());
        take(there, stream);
        said.accept(name + " was gone from the server, and " + owner.orElse("somebody")
                + " has made it again; the driver goes on with it"
                + (sameStream
                        ? ""
                        : ", on a new stream '" + StreamNames.EVENTS + "': the old one is lost with what waited")
                + ". Events that came before it was there may be missed");
    }

    /** The consumer when nobody pulls on it any more, or somebody goes on to: our own last request ends meanwhile. */
    private ConsumerInfo unpulled(ConsumerInfo consumer)
            throws IOException, JetStreamApiException, InterruptedException {
        ConsumerInfo now = consumer;
        long end = time.nanos() + REQUEST.toNanos();
        while (!join.shared() && now.getNumWaiting() > 0 && time.nanos() < end) {
            time.sleep(AGAIN);
            now = consumers.find(join.definition().name()).orElse(now);
        }
        return now;
    }

    private void lookAtChanges(ConsumerInfo now, Runnable doubt)
            throws IOException, JetStreamApiException, InterruptedException {
        ConsumerConfiguration has = now.getConsumerConfiguration();
        if (!Consumers.isFor(has, join)) {
            throw new JoinRefusedException(
                    "somebody has changed " + name + ": it listens to "
                            + String.join(", ", Consumers.filter(has))
                            + " now, as where another driver of this name has other resources; stop that driver, or join under another name");
        }
        if (!Consumers.isDurable(has) || has.getAckWait().compareTo(own.getAckWait()) < 0) {
            doubt.run();
            putBack(unpulled(now));
            return;
        }
        ConsumerChanges.told(name, seen, now).ifPresent(said);
        seen = now;
    }

    private void putBack(ConsumerInfo changed) throws IOException, JetStreamApiException {
        if (!join.shared() && changed.getNumWaiting() > 0) {
            throw new JoinRefusedException(
                    "another driver of this name has taken " + name
                            + " over, as those of the Go runtime do, and is pulling on it; stop one of the two, or join under another name");
        }
        String what = ConsumerChanges.told(name, seen, changed).orElse("somebody has changed " + name);
        seen = consumers.putBack(own);
        own = seen.getConsumerConfiguration();
        said.accept(what + "; it is put back as it was");
    }
}
