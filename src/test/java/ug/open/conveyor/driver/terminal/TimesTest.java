package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Paris,     2026-07-02T23:04:05.120000Z,    2026-07-03T01:04:05.120000+02:00",
        "Europe/Paris,     2026-01-02T03:04:05Z,           2026-01-02T04:04:05+01:00",
        "America/New_York, 2026-11-01T05:30:00Z,           2026-11-01T01:30:00-04:00",
        "America/New_York, 2026-11-01T06:30:00Z,           2026-11-01T01:30:00-05:00",
        "UTC,              2026-01-02T03:04:05.1Z,         2026-01-02T03:04:05.1+00:00",
        "Asia/Kolkata,     2026-01-02T03:04:05.5+02:00,    2026-01-02T06:34:05.5+05:30",
        "Asia/Kolkata,     no time,                        no time",
        "Asia/Kolkata,     2026-13-02T03:04:05Z,           2026-13-02T03:04:05Z",
        "Asia/Kolkata,     +1000000000-12-31T23:59:59Z,    +1000000000-12-31T23:59:59Z"
    })
    void aTimeIsShownInItsZone(String zone, String kept, String shown) {
        assertThat(Times.in(ZoneId.of(zone)).kept(kept)).isEqualTo(shown);
        assertThat(Times.UTC.kept(kept)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Paris, 2026-01-02T04:04:05+01:00", "Pacific/Chatham, 2026-01-02T16:49:05+13:45"})
    void secondsHaveNoParts(String zone, String shown) {
        Instant time = Instant.parse("2026-01-02T03:04:05.999999Z");
        assertThat(Times.in(ZoneId.of(zone)).seconds(time)).isEqualTo(shown);
        assertThat(Times.UTC.seconds(time)).isEqualTo("2026-01-02T03:04:05Z");
    }
}
