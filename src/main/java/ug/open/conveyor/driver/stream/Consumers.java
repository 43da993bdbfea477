package ug.open.conveyor.driver.stream;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The driver's consumer on the server: made where there is none, taken over where nobody is on it, never changed. */
final class Consumers {
    /** A strict create met a consumer that differs (protocol.md, Consumer). */
    private static final int EXISTS = 10148;

    private final JetStreamManagement management;
    private final ConsumerConfiguration wanted;

    Consumers(JetStreamManagement management, ConsumerConfiguration wanted) {
        this.management = management;
        this.wanted = wanted;
    }

    /** The consumer as it is on the server. */
    ConsumerConfiguration makeOrTakeOver() throws IOException, JetStreamApiException {
        try {
            return management.createConsumer(StreamNames.EVENTS, wanted).getConsumerConfiguration();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != EXISTS) {
                throw e;
            }
            ConsumerInfo there = management.getConsumerInfo(StreamNames.EVENTS, wanted.getDurable());
            check(there);
            return there.getConsumerConfiguration();
        }
    }

    private void check(ConsumerInfo there) {
        ConsumerConfiguration has = there.getConsumerConfiguration();
        String consumer = "the consumer " + there.getName();
        if (has.getDeliverSubject() != null) {
            throw new JoinRefusedException(
                    consumer
                            + " is a push consumer, as the Python runtime makes them; stop that driver and delete its consumer, or join under another name");
        }
        if (there.getNumWaiting() > 0) {
            throw new JoinRefusedException(
                    "somebody is pulling on " + consumer + "; stop that process, or join under another name");
        }
        if (!filter(has).equals(filter(wanted))) {
            throw new JoinRefusedException(consumer + " listens to " + String.join(", ", filter(has)) + ", not to "
                    + String.join(", ", filter(wanted)) + "; delete it, or join under another name");
        }
        if (has.getDurable() == null || has.getDurable().isEmpty()) {
            throw new JoinRefusedException(
                    consumer
                            + " is not durable, as the Go runtime makes them, and goes within seconds of its driver; try again then");
        }
    }

    private static Set<String> filter(ConsumerConfiguration of) {
        List<String> subjects = of.getFilterSubjects();
        return new TreeSet<>(subjects == null ? List.of() : subjects);
    }
}
