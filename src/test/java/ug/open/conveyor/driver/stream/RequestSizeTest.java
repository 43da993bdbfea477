package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestSizeTest {
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final RequestSize size = new RequestSize(true);

    private int after(int requests) {
        for (int i = 1; i < requests; i++) {
            size.next(1);
        }
        return size.next(1);
    }

    @Test
    void itIsOneUntilAnEventWasHandledHoweverMuchRoomThereIs() {
        assertThat(size.next(8)).isEqualTo(1);
        assertThat(size.next(8)).isEqualTo(1);
        size.handled(MILLISECOND);
        assertThat(size.next(8)).isEqualTo(8);
    }

    @Test
    void itDoublesUpToWhatTheDriverDoesInATenthOfASecond() {
        size.handled(MILLISECOND);
        assertThat(size.next(1)).isEqualTo(2);
        assertThat(size.next(1)).isEqualTo(4);
        assertThat(size.next(1)).isEqualTo(8);
        assertThat(after(10)).isEqualTo(100);
    }

    @Test
    void itIsNeverMoreThan128() {
        size.handled(1);
        assertThat(after(20)).isEqualTo(128);
    }

    @Test
    void itIsFiveAtMostWhereAnEventTakes20Milliseconds() {
        size.handled(20 * MILLISECOND);
        assertThat(after(20)).isEqualTo(5);
    }

    @Test
    void itIsTheRoomWhereAnEventTakesLonger() {
        size.handled(101 * MILLISECOND);
        assertThat(after(20)).isEqualTo(1);
        assertThat(size.next(3)).isEqualTo(3);
    }

    @Test
    void oneSlowEventCountsAtOnceAndFastOnesSoonAgain() {
        size.handled(MILLISECOND);
        assertThat(after(10)).isEqualTo(100);
        size.handled(TimeUnit.SECONDS.toNanos(2));
        assertThat(size.next(1)).isEqualTo(1);
        size.handled(MILLISECOND);
        assertThat(size.next(1)).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            size.handled(MILLISECOND);
        }
        assertThat(after(10)).isGreaterThan(90);
    }

    @Test
    void itBeginsAnewAfterATimeInWhichNotAllCame() {
        size.handled(MILLISECOND);
        assertThat(after(10)).isEqualTo(100);
        size.expired();
        assertThat(size.next(1)).isEqualTo(2);
    }

    @Test
    void itIsOneWhereOthersCouldHandleTheRest() {
        RequestSize shared = new RequestSize(false);
        shared.handled(1);
        assertThat(shared.next(8)).isEqualTo(1);
        assertThat(shared.next(8)).isEqualTo(1);
    }
}
