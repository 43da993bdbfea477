package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.ConnectionListener.Events;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.fakes.FakeTime;

class ConnectionWatchTest {
    private final FakeTime time = new FakeTime();
    private final List<String> said = new ArrayList<>();
    private final ConnectionWatch watch = new ConnectionWatch("nats://a:1", Optional.empty(), time, said::add);

    private void tell(Events... events) {
        for (Events event : events) {
            watch.connectionEvent(null, event);
        }
    }

    @Test
    void eachChangeIsSaidOnce() {
        tell(Events.CONNECTED, Events.DISCONNECTED, Events.DISCONNECTED);
        time.advance(Duration.ofMillis(3_240));
        tell(Events.DISCONNECTED, Events.RECONNECTED, Events.RESUBSCRIBED, Events.DISCONNECTED);
        assertThat(said)
                .containsExactly(
                        "connection lost: reconnecting to nats://a:1",
                        "connected again to nats://a:1 after 3.2 s",
                        "connection lost: reconnecting to nats://a:1");
    }

    @Test
    void whoWaitsForTheConnectionIsToldEachTimeThatItIsBack() {
        List<String> told = new ArrayList<>();
        Runnable listener = () -> told.add("back after " + said.size());
        watch.onBack(listener);
        tell(Events.CONNECTED, Events.DISCONNECTED, Events.RECONNECTED, Events.DISCONNECTED, Events.RECONNECTED);
        watch.notOnBack(listener);
        tell(Events.DISCONNECTED, Events.RECONNECTED);
        assertThat(told).containsExactly("back after 2", "back after 4");
    }

    /** Whoever connects is told by an exception. */
    @Test
    void aConnectionThatNeverWasIsNotLost() {
        tell(Events.DISCONNECTED, Events.CLOSED);
        assertThat(said).isEmpty();
    }

    @Test
    void ourOwnEndIsNotSaid() {
        tell(Events.CONNECTED);
        watch.closing();
        tell(Events.DISCONNECTED, Events.CLOSED);
        assertThat(said).isEmpty();
    }

    @Test
    void aPasswordIsNotShownWhereNobodyAnswers() {
        String url = "nats://user:s3cret@127.0.0.1:1";
        assertThatThrownBy(() -> EventStream.connect(StreamServer.at(URI.create(url), "test"), time, said::add))
                .isInstanceOf(StreamException.class)
                .hasMessageNotContaining("s3")
                .hasMessageContaining("NATS server");
    }
}
