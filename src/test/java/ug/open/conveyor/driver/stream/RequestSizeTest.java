package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestSizeTest {
    private static final long SLOW = TimeUnit.SECONDS.toNanos(2);
    private static final long FAST = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void itGrowsWhileEventsAreHandledFastAndIsTheRoomAgainWhenTheyAreNot() {
        RequestSize size = new RequestSize(true);
        assertThat(size.next(1, 0)).isEqualTo(1);
        assertThat(size.next(1, FAST)).isEqualTo(2);
        assertThat(size.next(1, 2 * FAST)).isEqualTo(4);
        assertThat(size.next(6, 3 * FAST)).isEqualTo(8);
        for (int i = 4; i < 12; i++) {
            size.next(1, i * FAST);
        }
        assertThat(size.next(1, 12 * FAST)).isEqualTo(128);
        assertThat(size.next(1, SLOW)).isEqualTo(1);
    }

    @Test
    void itIsTheRoomWhereThatIsMore() {
        RequestSize size = new RequestSize(true);
        assertThat(size.next(256, 0)).isEqualTo(256);
        assertThat(size.next(256, FAST)).isEqualTo(256);
    }

    @Test
    void itIsTheRoomAfterATimeInWhichNotAllCame() {
        RequestSize size = new RequestSize(true);
        size.next(1, 0);
        size.expired();
        assertThat(size.next(1, FAST)).isEqualTo(1);
    }

    @Test
    void itIsTheRoomWhereOthersCouldHandleTheRest() {
        RequestSize size = new RequestSize(false);
        assertThat(size.next(2, 0)).isEqualTo(2);
        assertThat(size.next(2, FAST)).isEqualTo(2);
    }
}
