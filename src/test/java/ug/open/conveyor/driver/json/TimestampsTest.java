package ug.open.conveyor.driver.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:47:09.462894123Z,2026-11-24T09:47:09.462894Z",
        "2026-11-24T09:47:09Z,2026-11-24T09:47:09.000000Z",
        "0000-01-01T00:00:00Z,0000-01-01T00:00:00.000000Z",
        "2024-02-29T23:59:59.999999999Z,2024-02-29T23:59:59.999999Z",
        "2100-03-01T00:00:00Z,2100-03-01T00:00:00.000000Z",
        "1969-12-31T23:59:59.5Z,1969-12-31T23:59:59.500000Z",
        "9999-12-31T23:59:59.999999Z,9999-12-31T23:59:59.999999Z"
    })
    void aTimeIsWrittenInMicroseconds(Instant time, String text) {
        assertThat(Timestamps.format(time)).isEqualTo(text);
    }

    @Test
    void whatIsWrittenIsReadTheSame() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long second = -62_167_219_200L + (long) (random.nextDouble() * 315_569_520_000L);
            Instant time = Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1000L);
            assertThat(Timestamps.parse(Timestamps.format(time))).isEqualTo(time);
            assertThat(Instant.parse(Timestamps.format(time))).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:47:09.462894+00:00,2026-11-24T09:47:09.462894Z",
        "2026-11-24T10:47:09.5+01:00,2026-11-24T09:47:09.5Z",
        "2026-11-24T04:17:09-05:30,2026-11-24T09:47:09Z",
        "2026-11-24t09:47:09z,2026-11-24T09:47:09Z",
        "2026-11-24 09:47:09Z,2026-11-24T09:47:09Z",
        "2026-11-24T09:47:09.1234567899999Z,2026-11-24T09:47:09.123456789Z",
        "2026-12-31T23:59:60Z,2027-01-01T00:00:00Z",
        "1795511833,2026-11-24T09:17:13Z",
        "1795511833.25,2026-11-24T09:17:13.25Z",
        "0,1970-01-01T00:00:00Z"
    })
    void everyKnownFormIsRead(String text, Instant time) {
        assertThat(Timestamps.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-24",
                "2026-11-24T09:47:09",
                "2026-02-30T09:47:09Z",
                "2026-11-24T24:00:00Z",
                "2026-11-24T09:60:00Z",
                "2026-11-24T09:47:09.Z",
                "2026-11-24T09:47:09+1:00",
                "2026-11-24T09:47:09+24:00",
                "2026-11-24T09:47:09Zx",
                "1795511833.",
                ".5",
                "-5",
                "1e9",
                "1234567890123",
                "999999999999",
                "٢026-11-24T09:47:09Z"
            })
    void whatIsNoTimeIsRefusedWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessage("'" + text + "' is not a time; expected one like 2026-11-24T09:47:09Z,"
                        + " 2026-11-24T10:47:09.5+01:00, or seconds since 1970");
    }

    @Test
    void aTimeTheFormatDoesNotHaveIsNotWritten() {
        assertThatThrownBy(() -> Timestamps.format(Instant.MAX)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Timestamps.format(Instant.MIN)).isInstanceOf(DateTimeException.class);
    }
}
