package ug.open.conveyor.driver.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionIdTest {
    @ParameterizedTest
    @CsvSource({
        "k3f9.2, k3f9, 2",
        "k3f9ab.12, k3f9ab, 12",
        "k3f9ab0123.1, k3f9ab0123, 1",
        "0000.0, 0000, 0",
        "k3f9.123456789012345678, k3f9, 123456789012345678"
    })
    void has_the_beginning_of_a_session_and_the_number_of_an_event(String text, String session, long event) {
        assertThat(ExecutionId.parse(text)).isEqualTo(new ExecutionId(session, event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "k3f9",
                "k3f.2",
                "k3f9.",
                "k3f9.02",
                "k3f9.-2",
                "k3f9.2 ",
                "k3f9.2.1",
                "K3F9.2",
                "k3f9ab01234.2",
                "k3f9.1234567890123456789",
                "k3f9.\u0662",
                "@last.1",
                "7d9a1c00-0000-4000-8000-000000000001"
            })
    void anything_else_is_none(String text) {
        assertThat(ExecutionId.parse(text)).isNull();
    }

    @Test
    void six_characters_of_the_session_are_shown() {
        assertThat(ExecutionId.shown("k3f9ab0123", 2)).isEqualTo("k3f9ab.2");
        assertThat(ExecutionId.parse("k3f9ab.2").isWhole()).isFalse();
        assertThat(ExecutionId.parse(ExecutionId.whole("k3f9ab0123", 2)).isWhole())
                .isTrue();
    }
}
