package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import java.lang.reflect.Proxy;
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
    private final Pulse pulse = new Pulse(time);
    private final ConnectionWatch watch = new ConnectionWatch("nats://a:1", Optional.empty(), time, pulse, said::add);

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

    private void passes(Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            time.advance(Duration.ofSeconds(1));
            pulse.beat();
        }
    }

    private void assertGap(String seconds) {
        assertThat(said.get(said.size() - 1)).isEqualTo("connected again to nats://a:1 after " + seconds + " s");
    }

    /** The process was stopped, and only then hears that the server has let go of it. */
    @Test
    void theTimeInWhichTheProcessWasStoppedCounts() {
        tell(Events.CONNECTED);
        passes(Duration.ofSeconds(20));
        time.advance(Duration.ofSeconds(60));
        tell(Events.DISCONNECTED);
        time.advance(Duration.ofMillis(40));
        tell(Events.RECONNECTED);
        assertGap("60.0");
    }

    /** The pulse may beat again before the loss is known. */
    @Test
    void soItDoesWhereThePulseIsFirst() {
        tell(Events.CONNECTED);
        time.advance(Duration.ofSeconds(60));
        pulse.beat();
        pulse.heard(); // what was in the buffer
        passes(Duration.ofSeconds(2));
        tell(Events.DISCONNECTED, Events.RECONNECTED);
        assertGap("62.0");
    }

    /** While the machine sleeps, its monotonic clock stands still. */
    @Test
    void theTimeInWhichTheMachineSleptCounts() {
        tell(Events.CONNECTED);
        time.setWall(Duration.ofMinutes(10));
        tell(Events.DISCONNECTED);
        time.advance(Duration.ofSeconds(1));
        tell(Events.RECONNECTED);
        assertGap("601.0");
    }

    @Test
    void aConnectionThatLivedOnAfterAStopIsLostWhenItIsLost() {
        tell(Events.CONNECTED);
        time.advance(Duration.ofSeconds(60));
        pulse.beat();
        passes(Duration.ofSeconds(5));
        pulse.heard();
        passes(Duration.ofSeconds(5));
        tell(Events.DISCONNECTED);
        passes(Duration.ofSeconds(3));
        tell(Events.RECONNECTED);
        assertGap("3.0");
    }

    @Test
    void aServerThatAnswersNothingIsLostFromTheFirstPingOn() {
        tell(Events.CONNECTED);
        pulse.asked();
        pulse.heard();
        passes(Duration.ofSeconds(10));
        pulse.asked();
        passes(Duration.ofSeconds(10));
        pulse.asked();
        passes(Duration.ofSeconds(10));
        tell(Events.DISCONNECTED, Events.RECONNECTED);
        assertGap("20.0");
    }

    @Test
    void whatTheServerSaidLastIsTextOnOneLine() {
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> "Permissions\n\u001b[2J\u202e" + "x".repeat(5_000));
        tell(Events.CONNECTED);
        watch.connectionEvent(connection, Events.CLOSED);
        assertThat(said).hasSize(1);
        assertThat(said.get(0))
                .startsWith(
                        "the connection to nats://a:1 is closed for good: the server said Permissions\\n\\e[2J\\u202exxx")
                .hasSizeLessThan(500);
        assertThat(new StreamException("a\nb\u009b" + "x".repeat(5_000)).getMessage())
                .startsWith("a\\nb\\u009bxxx")
                .hasSizeLessThan(1_100);
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
        assertThatThrownBy(() -> EventStream.connect(Servers.at(URI.create(url), "test"), time, said::add))
                .isInstanceOf(StreamException.class)
                .hasMessageNotContaining("s3")
                .hasMessageContaining("NATS server");
    }
}
