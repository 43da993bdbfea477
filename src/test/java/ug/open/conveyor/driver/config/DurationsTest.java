package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "2s, PT2S",
        "10m, PT10M",
        "1h30m, PT1H30M",
        "7d, PT168H",
        "1d2h3m4s5ms, PT26H3M4.005S",
        "0, PT0S",
        "0s, PT0S",
        "999999999d, PT23999999976H"
    })
    void numbersWithUnitsAreADuration(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "m",
                "10 m",
                "1m1h",
                "1m1m",
                "-1s",
                "1.5h",
                "10M",
                "1y",
                "1000000000d",
                "PT10M",
                "1h30",
                "٣s"
            })
    void anythingElseIsSaidWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'" + text
                                + "' is not a duration: write whole numbers with units, the largest first, such as 500ms, 30s, 10m, 1h30m, 7d, 1w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "500ms", "30s", "10m", "1h30m", "7d", "2d3h4m5s6ms"})
    void whatIsWrittenIsReadAgain(String text) {
        assertThat(Durations.text(Durations.parse(text))).isEqualTo(text);
    }
}
