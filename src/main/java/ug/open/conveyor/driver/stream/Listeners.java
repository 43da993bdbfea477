package ug.open.conveyor.driver.stream;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.util.List;

/** Tells whether an event would find a consumer. It only asks. */
final class Listeners {
    private final JetStreamManagement management;

    Listeners(JetStreamManagement management) {
        this.management = management;
    }

    /** Whether a consumer of the event stream takes what comes on this subject. */
    boolean areThere(String subject) throws IOException, JetStreamApiException {
        for (ConsumerInfo consumer : management.getConsumers(StreamNames.EVENTS)) {
            if (takes(consumer.getConsumerConfiguration(), subject)) {
                return true;
            }
        }
        return false;
    }

    private static boolean takes(ConsumerConfiguration consumer, String subject) {
        List<String> filters = consumer.getFilterSubjects();
        return filters == null
                || filters.isEmpty()
                || filters.stream().anyMatch(filter -> filter.isEmpty() || matches(filter, subject));
    }

    /** As NATS has it: {@code *} is one part, {@code >} at the end all that follow. */
    static boolean matches(String filter, String subject) {
        String[] wanted = filter.split("\\.", -1);
        String[] parts = subject.split("\\.", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (i == parts.length) {
                return false;
            }
            if (wanted[i].equals(">") && i == wanted.length - 1) {
                return true;
            }
            if (!wanted[i].equals("*") && !wanted[i].equals(parts[i])) {
                return false;
            }
        }
        return wanted.length == parts.length;
    }
}
