package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a driver does about a consumer that is gone, or is another. */
class UpkeepIT extends UpkeepScene {
    @Test
    void nothingIsSaidWhereNothingChanged() throws Exception {
        Upkeep upkeep = joined(OURS);
        Place place = upkeep.place();
        assertThat(look(upkeep)).isTrue();
        assertThat(upkeep.place()).isEqualTo(place);
        assertThat(said).isEmpty();
        assertThat(doubts).isZero();
    }

    @Test
    void oneThatIsGoneIsMadeAgainWithWhatWasMissed() throws Exception {
        Upkeep upkeep = joined(OURS);
        Place place = upkeep.place();
        deletes("demo");
        publish(3);
        assertThat(lookAndWait(upkeep)).isTrue();
        assertThat(said)
                .containsExactly(
                        "the consumer demo was gone from the server, and is made again: at most 3 events, of all "
                                + "resource types, that came meanwhile are missed");
        assertThat(upkeep.place()).isNotEqualTo(place);
        assertThat(upkeep.place().stream()).isEqualTo(place.stream());
        assertThat(consumer().getConsumerConfiguration().getDurable()).isEqualTo("demo");
        assertThat(consumer().getConsumerConfiguration().getInactiveThreshold()).isEqualTo(Duration.ofHours(72));
    }

    @Test
    void whatOthersHaveKeptIsNotMissedAndWhatWasSettledIsPassedOver() throws Exception {
        another("other");
        Upkeep upkeep = joined(OURS);
        publish(2);
        settles(2);
        assertThat(look(upkeep)).isTrue();
        deletes("demo");
        publish(1);
        assertThat(lookAndWait(upkeep)).isTrue();
        assertThat(said)
                .containsExactly("the consumer demo was gone from the server, and is made again: nothing was published "
                        + "meanwhile, so nothing more is missed");
        assertThat(upkeep.place().after()).isEqualTo(2);
        assertThat(consumer().getNumPending()).isEqualTo(3);
    }

    private void settles(int events) throws Exception {
        JetStreamSubscription pulling =
                connection.jetStream().subscribe(null, PullSubscribeOptions.bind("messages", "demo"));
        for (Message message : pulling.fetch(events, Duration.ofSeconds(5))) {
            message.ackSync(Duration.ofSeconds(5));
        }
        pulling.unsubscribe();
    }

    @Test
    void oneOfAServerThatLostItsStoreIsMadeAgainWhenTheStreamIsThere() throws Exception {
        Join join = OURS;
        Upkeep upkeep = joined(join);
        publish(2);
        management.deleteStream("messages");
        assertThat(look(upkeep)).isFalse();
        assertThat(said)
                .containsExactly(
                        "the server has no stream 'messages': waiting up to 20 s, which a server that starts may need");
        time.advance(Duration.ofSeconds(15));
        assertThat(look(upkeep)).isFalse();
        management.deleteStream("pipeline-engine");
        management.deleteStream("logs-engine");
        server.makeStreams();
        publish(1);
        assertThat(look(upkeep)).isTrue();
        assertThat(said.get(1))
                .isEqualTo(
                        "the server has lost its events: its stream 'messages' is a new one, and the consumer demo is "
                                + "made again on it. What waited for the driver is lost; at most 1 event, of all resource types, that "
                                + "came before that is missed");
        assertThat(upkeep.place().after()).isZero();
        assertThat(doubts).isPositive();
    }

    @Test
    void aServerThatStaysWithoutTheStreamIsGivenUp() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.deleteStream("messages");
        assertThat(look(upkeep)).isFalse();
        time.advance(Upkeep.FAIR);
        assertThatThrownBy(() -> look(upkeep))
                .isInstanceOf(StreamException.class)
                .hasMessage(
                        "no events have come for 20 s now: the server has no stream 'messages'; look at the Conveyor "
                                + "server, and join again when it is ready");
        assertThat(upkeep.place()).isNull();
    }

    @Test
    void oneThatSomebodyWithoutANameMadeAgainIsGoneOnWith() throws Exception {
        Upkeep upkeep = joined(OURS);
        deletes("demo");
        another("demo");
        assertThat(look(upkeep)).isTrue();
        assertThat(said)
                .containsExactly(
                        "the consumer demo was gone from the server, and somebody has made it again; the driver "
                                + "goes on with it. Events that came before it was there may be missed");
    }

    @Test
    void oneOfAnotherProcessIsLeftToIt() throws Exception {
        Upkeep upkeep = joined(OURS);
        deletes("demo");
        joined(Join.as(DEMO, "elsewhere/2"));
        String before = consumer().getConsumerConfiguration().toJson();
        assertThatThrownBy(() -> look(upkeep))
                .isInstanceOf(JoinRefusedException.class)
                .hasMessage("the consumer demo was gone from the server, and another process has made it again: "
                        + "elsewhere/2; stop one of the two, or have both share the events: --share");
        assertThat(consumer().getConsumerConfiguration().toJson()).isEqualTo(before);
        assertThat(upkeep.place()).isNull();
    }

    @Test
    void thoseWhoShareMakeItAgainOnce() throws Exception {
        Upkeep one = joined(OURS.shared(true));
        Upkeep two = joined(Join.as(DEMO, "host/2").shared(true));
        deletes("demo");
        assertThat(lookAndWait(two)).isTrue();
        String made = consumer().getConsumerConfiguration().toJson();
        assertThat(look(one)).isTrue();
        assertThat(look(two)).isTrue();
        assertThat(consumer().getConsumerConfiguration().toJson()).isEqualTo(made);
        assertThat(one.place().made()).isEqualTo(two.place().made());
        assertThat(said)
                .hasSize(2)
                .anyMatch(text -> text.contains("host/2 has made it again; the driver goes on with it"));
    }

    @Test
    void aPushConsumerThereIsRefused() throws Exception {
        Upkeep upkeep = joined(OURS);
        deletes("demo");
        management.createConsumer(
                "messages",
                like(ConsumerConfiguration.builder().durable("demo").deliverSubject("there"))
                        .build());
        assertThatThrownBy(() -> look(upkeep))
                .isInstanceOf(JoinRefusedException.class)
                .hasMessageContaining("is a push consumer");
    }
}
