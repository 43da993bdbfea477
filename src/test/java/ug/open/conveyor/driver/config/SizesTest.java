package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "100B, 100",
        "64K, 65536",
        "64KiB, 65536",
        "500M, 524288000",
        "500mb, 524288000",
        "2G, 2147483648",
        "3T, 3298534883328"
    })
    void aNumberWithAUnitIsASize(String text, long bytes) {
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "M", "5X", "5 M", "-5M", "1.5G", "5MM", "5iB", "5BB", "9000000000000T", "9999999999999999999"
            })
    void anythingElseIsSaidWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> Sizes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a size: write a whole number and a unit, such as 500M, 2G, 64K");
    }
}
