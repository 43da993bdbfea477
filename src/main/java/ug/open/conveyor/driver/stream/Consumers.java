package ug.open.conveyor.driver.stream;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The driver's consumer on the server: made where there is none, taken over where nobody is on it, never changed. */
final class Consumers {
    /** A strict create met a consumer that differs (protocol.md, Consumer). */
    private static final int EXISTS = 10148;

    private static final int NOT_FOUND = 10014;
    private static final String OWNER = "conveyor-driver.owner";

    private final JetStreamManagement management;

    Consumers(JetStreamManagement management) {
        this.management = management;
    }

    /** What a driver would be handed, or is still to be handed. */
    Backlog backlog(String driver, List<String> subjects) throws IOException, JetStreamApiException {
        try {
            ConsumerInfo info = management.getConsumerInfo(StreamNames.EVENTS, driver);
            Optional<Duration> kept = Optional.ofNullable(
                            info.getConsumerConfiguration().getInactiveThreshold())
                    .filter(time -> !time.isZero());
            return new Backlog(true, info.getNumPending() + info.getNumAckPending(), kept);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != NOT_FOUND) {
                throw e;
            }
        }
        long events = 0;
        for (String subject : subjects) {
            Map<String, Long> counts = management
                    .getStreamInfo(StreamNames.EVENTS, StreamInfoOptions.filterSubjects(subject))
                    .getStreamState()
                    .getSubjectMap();
            events += counts.values().stream().mapToLong(Long::longValue).sum();
        }
        return new Backlog(false, events, Optional.empty());
    }

    /** The consumer as it is on the server. */
    ConsumerConfiguration makeOrTakeOver(Join join) throws IOException, JetStreamApiException {
        ConsumerConfiguration wanted = wanted(join);
        try {
            return management.createConsumer(StreamNames.EVENTS, wanted).getConsumerConfiguration();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != EXISTS) {
                throw e;
            }
            ConsumerInfo there = management.getConsumerInfo(StreamNames.EVENTS, wanted.getDurable());
            check(there, wanted, join);
            return there.getConsumerConfiguration();
        }
    }

    private static ConsumerConfiguration wanted(Join join) {
        boolean fromNow = join.from().isPresent() && join.from().get() == Join.Begin.NEW;
        return ConsumerConfiguration.builder()
                .durable(join.definition().name())
                .filterSubjects(join.subjects())
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(join.ackWait())
                .deliverPolicy(fromNow ? DeliverPolicy.New : DeliverPolicy.All)
                .inactiveThreshold(join.kept())
                .metadata(Map.of(OWNER, join.owner()))
                .build();
    }

    private static void check(ConsumerInfo there, ConsumerConfiguration wanted, Join join) {
        ConsumerConfiguration has = there.getConsumerConfiguration();
        String consumer = "the consumer " + there.getName();
        if (has.getDeliverSubject() != null) {
            throw new JoinRefusedException(
                    consumer
                            + " is a push consumer, as the Python runtime makes them; stop that driver and delete its consumer, or join under another name");
        }
        boolean sameFilter = filter(has).equals(filter(wanted));
        boolean durable = has.getDurable() != null && !has.getDurable().isEmpty();
        if (there.getNumWaiting() > 0 && !(join.shared() && sameFilter && durable)) {
            throw new JoinRefusedException("somebody is pulling on " + consumer
                    + "; stop that process, or join under another name"
                    + (sameFilter && durable ? "; --share splits the events with it" : ""));
        }
        if (!sameFilter) {
            throw new JoinRefusedException(consumer + " listens to " + String.join(", ", filter(has)) + ", not to "
                    + String.join(", ", filter(wanted)) + "; delete it, or join under another name");
        }
        if (!durable) {
            throw new JoinRefusedException(
                    consumer
                            + " is not durable, as the Go runtime makes them, and goes within seconds of its driver; try again then");
        }
        if (join.from().isPresent()) {
            throw new JoinRefusedException(consumer + " is there already and goes on where it is: --from is for a new "
                    + "one; leave it out, or delete the consumer");
        }
    }

    private static Set<String> filter(ConsumerConfiguration of) {
        List<String> subjects = of.getFilterSubjects();
        return new TreeSet<>(subjects == null ? List.of() : subjects);
    }
}
