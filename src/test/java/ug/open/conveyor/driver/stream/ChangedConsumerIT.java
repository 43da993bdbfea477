package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a driver does about a consumer that somebody changed. */
class ChangedConsumerIT extends UpkeepScene {
    /** As a second driver of the Go runtime does that has other resources. */
    @Test
    void oneThatListensToSomethingElseNowIsRefused() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.addOrUpdateConsumer(
                "messages",
                ConsumerConfiguration.builder(consumer().getConsumerConfiguration())
                        .filterSubjects("resources.app", "drivers.demo.resources.app")
                        .build());
        assertThatThrownBy(() -> look(upkeep))
                .isInstanceOf(JoinRefusedException.class)
                .hasMessage("somebody has changed the consumer demo: it listens to drivers.demo.resources.app, "
                        + "resources.app now, as where another driver of this name has other resources; stop that driver, "
                        + "or join under another name");
    }

    @Test
    void oneThatLostItsDurableNameIsPutBack() throws Exception {
        Upkeep upkeep = joined(OURS);
        goDriverTakesOver();
        assertThat(consumer().getConsumerConfiguration().getDurable()).isNull();
        assertThat(look(upkeep)).isTrue();
        assertThat(said)
                .containsExactly(
                        "somebody has changed the consumer demo: it has lost its durable name; it is kept for 5s "
                                + "after its last process is gone, before for 3d; 1 event may be in hand at a time, before 1000 "
                                + "events; it is put back as it was");
        ConsumerConfiguration now = consumer().getConsumerConfiguration();
        assertThat(now.getDurable()).isEqualTo("demo");
        assertThat(now.getInactiveThreshold()).isEqualTo(Duration.ofHours(72));
        assertThat(now.getMaxAckPending()).isEqualTo(1000);
        assertThat(look(upkeep)).isTrue();
        assertThat(said).hasSize(1);
    }

    @Test
    void oneThatAGoDriverIsOnIsLeftToIt() throws Exception {
        Upkeep upkeep = joined(OURS);
        goDriverTakesOver();
        JetStreamSubscription theirs =
                connection.jetStream().subscribe(null, PullSubscribeOptions.bind("messages", "demo"));
        theirs.pullExpiresIn(1, Duration.ofSeconds(30));
        connection.flush(Duration.ofSeconds(5));
        Thread clock = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                time.advance(Duration.ofMillis(250));
            }
        });
        clock.start();
        try {
            assertThatThrownBy(() -> look(upkeep))
                    .isInstanceOf(JoinRefusedException.class)
                    .hasMessage(
                            "another driver of this name has taken the consumer demo over, as those of the Go runtime "
                                    + "do, and is pulling on it; stop one of the two, or join under another name");
        } finally {
            clock.interrupt();
            clock.join();
        }
        assertThat(consumer().getConsumerConfiguration().getMaxAckPending()).isEqualTo(1);
    }

    @Test
    void whatElseSomebodyChangedIsSaidAndKept() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.addOrUpdateConsumer(
                "messages",
                ConsumerConfiguration.builder(consumer().getConsumerConfiguration())
                        .maxAckPending(7)
                        .inactiveThreshold(Duration.ofHours(1))
                        .build());
        assertThat(look(upkeep)).isTrue();
        assertThat(look(upkeep)).isTrue();
        assertThat(said)
                .containsExactly(
                        "somebody has changed the consumer demo: it is kept for 1h after its last process is gone, "
                                + "before for 3d; 7 events may be in hand at a time, before 1000 events");
        assertThat(consumer().getConsumerConfiguration().getMaxAckPending()).isEqualTo(7);
        management.pauseConsumer(
                "messages", "demo", java.time.ZonedDateTime.now().plusHours(1));
        assertThat(look(upkeep)).isTrue();
        assertThat(said.get(1)).isEqualTo("somebody has changed the consumer demo: it is paused, and gives no events");
    }

    /** Its create-or-update wants the deliver policy all, and refuses any other with 10012. */
    @Test
    void aGoDriverTakesOverWhatBeganWithNewEvents() throws Exception {
        another("other");
        publish(2);
        joined(OURS.from(Join.Begin.NEW));
        assertThat(consumer().getNumPending()).isEqualTo(2);
        goDriverTakesOver();
        assertThat(consumer().getConsumerConfiguration().getMaxAckPending()).isEqualTo(1);
    }
}
