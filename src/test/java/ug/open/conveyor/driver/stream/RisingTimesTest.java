package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RisingTimesTest {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.000006Z");

    private final RisingTimes times = new RisingTimes();

    @Test
    void noTwoOfARunAndDriverAreAlikeOrFall() {
        assertThat(times.next("r", "d", THEN)).isEqualTo(THEN);
        assertThat(times.next("r", "d", THEN.plusNanos(999))).isEqualTo(THEN.plusNanos(1_000));
        assertThat(times.next("r", "d", THEN.minusSeconds(9))).isEqualTo(THEN.plusNanos(2_000));
        assertThat(times.next("r", "d", THEN.plusSeconds(1))).isEqualTo(THEN.plusSeconds(1));
    }

    @Test
    void othersHaveTheirOwn() {
        times.next("r", "d", THEN);
        assertThat(times.next("r", "e", THEN)).isEqualTo(THEN);
        assertThat(times.next("s", "d", THEN)).isEqualTo(THEN);
    }
}
