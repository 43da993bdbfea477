package ug.open.conveyor.driver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.json.Timestamps;

class LineTimesTest {
    @Test
    void timesOfSeveralMinutesAreReadInAnyOrder() {
        LineTimes times = new LineTimes();
        Random random = new Random(1);
        Instant[] minutes = {
            Instant.parse("2026-11-24T09:47:00Z"),
            Instant.parse("1969-12-31T23:59:00Z"),
            Instant.parse("2026-11-24T09:48:00Z")
        };
        for (int i = 0; i < 1000; i++) {
            Instant time = minutes[random.nextInt(minutes.length)].plusMillis(random.nextInt(60_000));
            assertThat(times.of(Timestamps.format(time))).isEqualTo(time);
        }
    }

    @Test
    void aTimeThatIsNoneIsToldBehindAnyOther() {
        LineTimes times = new LineTimes();
        times.of("2026-11-24T09:47:09.462894Z");
        for (String no : new String[] {"", "2026-11-24T09:47:61.462894Z", "2026-13-24T09:47:09.462894Z", "x"}) {
            assertThatThrownBy(() -> times.of(no)).as(no).isInstanceOf(DateTimeException.class);
        }
        assertThat(times.of("2026-11-24T09:47:09Z")).isEqualTo(Instant.parse("2026-11-24T09:47:09Z"));
    }
}
