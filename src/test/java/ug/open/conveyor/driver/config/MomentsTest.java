package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentsTest {
    private final Moments berlin = new Moments(Instant.parse("2026-03-30T00:30:00Z"), () -> ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-29T02:00:00Z | 2026-11-29T02:00:00Z",
                "2026-11-29t02:00:00z | 2026-11-29T02:00:00Z",
                "2026-11-29 02:00:00Z | 2026-11-29T02:00:00Z",
                "2026-11-29 02:00:00.5 +02:00 | 2026-11-29T00:00:00.5Z",
                "2026-11-29T02:00:00,123456789Z | 2026-11-29T02:00:00.123456789Z",
                "2026-11-29T02:00:00+0200 | 2026-11-29T00:00:00Z",
                "2026-11-29T02:00:00-03 | 2026-11-29T05:00:00Z",
                "2016-12-31T23:59:60Z | 2017-01-01T00:00:00Z",
                "2026-11-29T02:00Z | 2026-11-29T02:00:00Z",
                "2026-11-29T02:00:00 | 2026-11-29T01:00:00Z",
                "2026-07-01 02:00 | 2026-07-01T00:00:00Z",
                "2026-11-29 | 2026-11-28T23:00:00Z",
                "now | 2026-03-30T00:30:00Z",
                "today | 2026-03-29T22:00:00Z",
                "yesterday | 2026-03-28T23:00:00Z",
                "@1764408600 | 2025-11-29T09:30:00Z",
                "@1764408600.25 | 2025-11-29T09:30:00.250Z",
                "@-1 | 1969-12-31T23:59:59Z",
                "2h | 2026-03-29T22:30:00Z",
                "1w | 2026-03-23T00:30:00Z",
                "1w1d | 2026-03-22T00:30:00Z"
            })
    void aTimeIsReadAsPeopleWriteIt(String text, String time) {
        assertThat(berlin.parse(text)).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-13-01",
                "2026-02-30",
                "2026-11-29T25:00:00Z",
                "2026-11-29T10:00:61Z",
                "2026-11-29T",
                "@",
                "@x",
                "2026-11-29T10:00:00+99:00",
                "1d1w",
                "29.11.2026",
                "2026-11-29T10:00:00Zjunk"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> berlin.parse(text));
    }
}
