package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.fakes.FakeTime;

class MessageIdsTest {
    private final FakeTime time = new FakeTime();
    private final MessageIds ids = new MessageIds(time);

    @Test
    void aRepeatIsKnown() {
        assertThat(ids.isNew("a")).isTrue();
        assertThat(ids.isNew("b")).isTrue();
        assertThat(ids.isNew("a")).isFalse();
    }

    @Test
    void anIdIsForgottenAfterTwoMinutesAsTheServerDoes() {
        ids.isNew("a");
        time.advance(MessageIds.WINDOW.minusNanos(1));
        assertThat(ids.isNew("a")).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(ids.isNew("a")).isTrue();
    }

    @Test
    void aClockThatIsSetChangesNothing() {
        ids.isNew("a");
        time.setWall(Duration.ofHours(1));
        assertThat(ids.isNew("a")).isFalse();
    }

    @Test
    void memoryHasAnEnd() {
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(ids.isNew("id-" + i)).isTrue();
        }
        assertThat(ids.size()).isLessThanOrEqualTo(65_536);
        assertThat(ids.isNew("id-999999")).isFalse();
        assertThat(ids.isNew("id-950000")).isFalse();
    }

    @Test
    void longIdsTakeNoMoreOfIt() {
        for (int i = 0; i < 40; i++) {
            ids.isNew("x".repeat(1_000_000) + i);
        }
        assertThat(ids.size()).isLessThan(10);
    }

    @Test
    void whatWasSeenTwoMinutesAgoTakesNone() {
        ids.isNew("a");
        ids.isNew("b");
        time.advance(MessageIds.WINDOW);
        ids.isNew("c");
        assertThat(ids.size()).isEqualTo(1);
    }
}
