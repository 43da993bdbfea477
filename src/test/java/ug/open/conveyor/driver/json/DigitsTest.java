package ug.open.conveyor.driver.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitsTest {
    @Test
    void writesEveryLength() {
        for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1, 2 * power, 9 * power + 9}) {
                assertThat(new Buffer(1).number(value).toString()).isEqualTo(Long.toString(value));
            }
        }
    }

    @Test
    void writesTheLargestAndWhatIsBelowZero() {
        for (long value : new long[] {Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            assertThat(new Buffer(1).number(value).toString()).isEqualTo(Long.toString(value));
        }
    }
}
