package ug.open.conveyor.driver.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.fakes.FakeTime;

class WorkingTimeTest {
    private final FakeTime machine = new FakeTime();
    private final WorkingTime time = new WorkingTime(machine);

    @Test
    void standsStillWhileTheProcessIsStoppedAndNeverJumps() {
        machine.advance(Duration.ofNanos(5));
        time.stop();
        machine.advance(Duration.ofHours(1));
        assertThat(time.nanos()).isEqualTo(5);
        time.go();
        assertThat(time.nanos()).isEqualTo(5);
        machine.advance(Duration.ofNanos(2));
        time.stop();
        machine.advance(Duration.ofHours(1));
        time.go();
        assertThat(time.nanos()).isEqualTo(7);
        assertThat(time.now()).isEqualTo(machine.now());
    }
}
