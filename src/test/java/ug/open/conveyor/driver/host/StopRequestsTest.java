package ug.open.conveyor.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static ug.open.conveyor.driver.host.Signals.Signal.HANGUP;
import static ug.open.conveyor.driver.host.Signals.Signal.INTERRUPT;
import static ug.open.conveyor.driver.host.Signals.Signal.TERMINATE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.host.Signals.Signal;

class StopRequestsTest {
    private final FakeTime time = new FakeTime();
    private final List<String> done = new ArrayList<>();
    private final StopRequests requests = new StopRequests(time, () -> done.add("stop"), () -> done.add("now"));

    private void later(Duration by, Signal signal) {
        time.advance(by);
        requests.accept(signal);
    }

    @ParameterizedTest
    @CsvSource({
        "INTERRUPT, INTERRUPT",
        "TERMINATE, INTERRUPT",
        "HANGUP, TERMINATE",
        "INTERRUPT, HANGUP",
        "HANGUP, HANGUP"
    })
    void theSecondOfAnyKindIsNowAndTheFirstIsWhatWasAsked(Signal first, Signal second) {
        requests.accept(first);
        assertThat(done).containsExactly("stop");
        later(Duration.ofSeconds(1), second);
        assertThat(done).containsExactly("stop", "now");
        assertThat(requests.asked()).isEqualTo(first);
    }

    @Test
    void oneRequestThatComesAsTwoSignalsCountsOnce() {
        requests.accept(TERMINATE); // timeout sends it to the process and to its group
        later(Duration.ofMillis(1), TERMINATE);
        assertThat(done).containsExactly("stop");
        later(Duration.ofMillis(100), INTERRUPT);
        assertThat(done).containsExactly("stop", "now");
    }

    @Test
    void aTerminalClosesOnceThoughItsShellAndTheSystemSaySo() {
        requests.accept(HANGUP);
        later(Duration.ofMillis(300), HANGUP);
        assertThat(done).containsExactly("stop");
    }
}
