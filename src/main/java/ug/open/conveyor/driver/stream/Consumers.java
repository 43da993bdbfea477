package ug.open.conveyor.driver.stream;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The driver's consumer on the server: made where there is none, taken over where nobody is on it; changed only where it is ours and somebody else changed it. */
final class Consumers {
    /** A strict create met a consumer that differs (protocol.md, Consumer). */
    private static final int EXISTS = 10148;

    private static final int NOT_FOUND = 10014;

    /** There is no such stream. */
    static final int NO_STREAM = 10059;

    /** The key of the owner in the metadata of a consumer. */
    static final String OWNER = "conveyor-driver.owner";

    /** Keys of metadata that are the server's own begin so. */
    private static final String SERVERS = "_nats.";

    private static final String AFTER = "conveyor-driver.after";

    private final JetStreamManagement management;

    Consumers(JetStreamManagement management) {
        this.management = management;
    }

    /** The events that a driver would get, and those that it has in hand. */
    Backlog backlog(String driver, List<String> subjects) throws IOException, JetStreamApiException {
        Optional<ConsumerInfo> there = find(driver);
        if (there.isPresent()) {
            ConsumerInfo info = there.get();
            Optional<Duration> kept = Optional.ofNullable(
                            info.getConsumerConfiguration().getInactiveThreshold())
                    .filter(time -> !time.isZero());
            return new Backlog(true, info.getNumPending() + info.getNumAckPending(), info.getNumAckPending(), kept);
        }
        long events = 0;
        for (String subject : subjects) {
            Map<String, Long> counts = management
                    .getStreamInfo(StreamNames.EVENTS, StreamInfoOptions.filterSubjects(subject))
                    .getStreamState()
                    .getSubjectMap();
            events += counts.values().stream().mapToLong(Long::longValue).sum();
        }
        return new Backlog(false, events, 0, Optional.empty());
    }

    /** The driver's consumer; empty where the stream has none of that name. */
    Optional<ConsumerInfo> find(String driver) throws IOException, JetStreamApiException {
        try {
            return Optional.of(management.getConsumerInfo(StreamNames.EVENTS, driver));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The stream of events as it is. */
    StreamInfo stream() throws IOException, JetStreamApiException {
        return management.getStreamInfo(StreamNames.EVENTS);
    }

    /** The consumer as it is on the server, for a driver that begins. */
    ConsumerInfo makeOrTakeOver(Join join) throws IOException, JetStreamApiException {
        boolean fromNow = join.from().isPresent() && join.from().get() == Join.Begin.NEW;
        ConsumerConfiguration wanted =
                wanted(join, fromNow ? stream().getStreamState().getLastSequence() : 0);
        try {
            return management.createConsumer(StreamNames.EVENTS, wanted);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != EXISTS) {
                throw e;
            }
            ConsumerInfo there = management.getConsumerInfo(StreamNames.EVENTS, wanted.getDurable());
            check(there, join);
            if (join.from().isPresent()) {
                throw new JoinRefusedException(
                        "the consumer " + there.getName() + " is there already and goes on where "
                                + "it is: --from is for a new one; leave it out, or delete the consumer");
            }
            return there;
        }
    }

    /**
     * Makes the consumer, which is gone.
     *
     * @param after events up to this sequence of the stream are to be passed over
     * @return as it is now, which may be one that somebody else made in the same moment
     */
    ConsumerInfo make(Join join, long after) throws IOException, JetStreamApiException {
        ConsumerConfiguration wanted = wanted(join, after);
        try {
            return management.createConsumer(StreamNames.EVENTS, wanted);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != EXISTS) {
                throw e;
            }
            return management.getConsumerInfo(StreamNames.EVENTS, wanted.getDurable());
        }
    }

    /** Makes of our own consumer, which somebody changed, what it was. */
    ConsumerInfo putBack(ConsumerConfiguration was) throws IOException, JetStreamApiException {
        Map<String, String> metadata = new HashMap<>(was.getMetadata() == null ? Map.of() : was.getMetadata());
        metadata.keySet().removeIf(key -> key.startsWith(SERVERS));
        return management.updateConsumer(
                StreamNames.EVENTS,
                ConsumerConfiguration.builder(was).metadata(metadata).build());
    }

    /**
     * A configuration that a Go driver can take over: that needs the deliver policy all, which a server does not change later. So the start of
     * the driver is in the metadata.
     */
    private static ConsumerConfiguration wanted(Join join, long after) {
        Map<String, String> metadata = new HashMap<>(Map.of(OWNER, join.owner()));
        if (after > 0) {
            metadata.put(AFTER, Long.toString(after));
        }
        return ConsumerConfiguration.builder()
                .durable(join.definition().name())
                .filterSubjects(join.subjects())
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(join.ackWait())
                .deliverPolicy(DeliverPolicy.All)
                .inactiveThreshold(join.kept())
                .metadata(metadata)
                .build();
    }

    /** The sequence of the stream up to which its driver passes events over; 0: none. */
    static long after(ConsumerConfiguration of) {
        String after = metadata(of, AFTER);
        try {
            return after == null ? 0 : Math.max(0, Long.parseLong(after));
        } catch (NumberFormatException e) {
            return 0; // somebody else's idea
        }
    }

    /** The process that made or took it; empty where the metadata name none. */
    static Optional<String> owner(ConsumerConfiguration of) {
        return Optional.ofNullable(metadata(of, OWNER));
    }

    private static String metadata(ConsumerConfiguration of, String key) {
        return of.getMetadata() == null ? null : of.getMetadata().get(key);
    }

    static boolean isDurable(ConsumerConfiguration has) {
        return has.getDurable() != null && !has.getDurable().isEmpty();
    }

    /** Refuses one that is not this driver's, or that somebody else is on. */
    static void check(ConsumerInfo there, Join join) {
        ConsumerConfiguration has = there.getConsumerConfiguration();
        String consumer = "the consumer " + there.getName();
        if (has.getDeliverSubject() != null) {
            throw new JoinRefusedException(
                    consumer
                            + " is a push consumer, as the Python runtime makes them; stop that driver and delete its consumer, or join under another name");
        }
        boolean sameFilter = isFor(has, join);
        boolean durable = isDurable(has);
        if (there.getNumWaiting() > 0 && !(join.shared() && sameFilter && durable)) {
            throw new JoinRefusedException("somebody is pulling on " + consumer
                    + "; stop that process, or join under another name"
                    + (sameFilter && durable ? "; --share splits the events with it" : ""));
        }
        if (!sameFilter) {
            throw new JoinRefusedException(consumer + " listens to " + String.join(", ", filter(has)) + ", not to "
                    + String.join(", ", new TreeSet<>(join.subjects())) + "; delete it, or join under another name");
        }
        if (!durable) {
            throw new JoinRefusedException(
                    consumer
                            + " is not durable, as the Go runtime makes them, and goes within seconds of its driver; try again then");
        }
    }

    /** Whether it gives the events that the driver listens to. */
    static boolean isFor(ConsumerConfiguration has, Join join) {
        return filter(has).equals(Set.copyOf(join.subjects()));
    }

    static Set<String> filter(ConsumerConfiguration of) {
        List<String> subjects = of.getFilterSubjects();
        return new TreeSet<>(subjects == null ? List.of() : subjects);
    }

    /** As NATS has it: {@code *} is one part, {@code >} at the end all that follow. */
    static boolean matches(String filter, String subject) {
        int from = 0;
        for (int wanted = 0; ; ) {
            int wantedTo = partEnd(filter, wanted);
            int to = partEnd(subject, from);
            boolean last = wantedTo == filter.length();
            String part = filter.substring(wanted, wantedTo);
            if (last && part.equals(">")) {
                return true;
            }
            if (!part.equals("*") && !(part.length() == to - from && subject.startsWith(part, from))) {
                return false;
            }
            if (last || to == subject.length()) {
                return last && to == subject.length();
            }
            wanted = wantedTo + 1;
            from = to + 1;
        }
    }

    private static int partEnd(String subject, int from) {
        int dot = subject.indexOf('.', from);
        return dot < 0 ? subject.length() : dot;
    }

    /** The exception for a server without such a stream. */
    static StreamException noStream(String name, JetStreamApiException cause) {
        return new StreamException(lacks(name), cause);
    }

    /** That a server has no such stream, a sentence. */
    static String lacks(String name) {
        return "the server has no stream '" + name + "', as a Conveyor server has: it is another NATS server";
    }
}
