package ug.open.conveyor.driver.stream;

import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ug.open.conveyor.driver.config.Durations;

/** Names the changes of a consumer that its driver feels. */
final class ConsumerChanges {
    private ConsumerChanges() {}

    /** One sentence without its end; empty where nothing was changed. */
    static Optional<String> told(String consumer, ConsumerInfo before, ConsumerInfo now) {
        ConsumerConfiguration had = before.getConsumerConfiguration();
        ConsumerConfiguration has = now.getConsumerConfiguration();
        List<String> changes = new ArrayList<>();
        if (Consumers.isDurable(had) && !Consumers.isDurable(has)) {
            changes.add("it has lost its durable name");
        }
        if (!Objects.equals(kept(had), kept(has))) {
            changes.add("it is kept " + text(has) + " after its last process is gone, before " + text(had));
        }
        if (had.getMaxAckPending() != has.getMaxAckPending()) {
            changes.add(most(has) + " may be in hand at a time, before " + most(had));
        }
        if (!Objects.equals(had.getAckWait(), has.getAckWait())) {
            changes.add("an event without a sign of life comes again after " + Durations.text(has.getAckWait())
                    + ", before after " + Durations.text(had.getAckWait()));
        }
        if (before.getPaused() != now.getPaused()) {
            changes.add(now.getPaused() ? "it is paused, and gives no events" : "it is not paused any more");
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of("somebody has changed " + consumer + ": " + String.join("; ", changes));
    }

    private static Optional<Duration> kept(ConsumerConfiguration of) {
        return Optional.ofNullable(of.getInactiveThreshold()).filter(time -> !time.isZero());
    }

    private static String text(ConsumerConfiguration of) {
        return kept(of).map(time -> "for " + Durations.text(time)).orElse("for ever");
    }

    private static String most(ConsumerConfiguration of) {
        long most = of.getMaxAckPending();
        return most < 0 ? "any number of events" : most == 1 ? "1 event" : most + " events";
    }
}
