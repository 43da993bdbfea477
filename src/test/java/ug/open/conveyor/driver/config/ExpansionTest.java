package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {
    private final Expansion expansion = new Expansion(Map.of("TOKEN", "s3cret", "EMPTY", "", "DOLLAR", "${TOKEN}"));

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${TOKEN}, s3cret",
        "a${TOKEN}b${TOKEN}, as3cretbs3cret",
        "${EMPTY}, ''",
        "${EMPTY:-x}, x",
        "${GONE:-x y}, x y",
        "${GONE:-}, ''",
        "${TOKEN:-x}, s3cret",
        "${DOLLAR}, ${TOKEN}",
        "$${TOKEN}, ${TOKEN}",
        "$$$${TOKEN}, $${TOKEN}",
        "5$, 5$",
        "$1, $1"
    })
    void variablesAreReplaced(String text, String expanded) {
        assertThat(expansion.of(text)).isEqualTo(expanded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${GONE}     | the variable GONE is not set: set it, or write ${GONE:-default}",
                "$TOKEN/x    | $TOKEN: write ${TOKEN}, or $$ for a dollar sign",
                "${TOKEN     | ${ without a }: write ${NAME}, or $$ for a dollar sign",
                "${A-b}      | ${A-b} is no variable: write ${NAME} or ${NAME:-default}, or $$ for a dollar sign",
                "${}         | ${} is no variable: write ${NAME} or ${NAME:-default}, or $$ for a dollar sign"
            })
    void whatCannotBeReplacedIsSaid(String text, String problem) {
        assertThatThrownBy(() -> expansion.of(text)).hasMessage(problem);
    }
}
