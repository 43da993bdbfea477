package ug.open.conveyor.driver.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;

/** What a program prints of an event that it cannot read. */
class PayloadHintTest {
    private final List<String> hints = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OBJECT | json: cannot unmarshal object into Go value of type string",
                "OBJECT | 2026/12/01 json: cannot unmarshal object into Go struct field message.payload of type string",
                "STRING | json: cannot unmarshal string into Go struct field message.payload of type main.payload",
                "STRING | TypeError: string indices must be integers, not 'str'"
            })
    void endsTheRunWhereNoResultCanCome(Payload payload, String line) {
        PayloadHint hint = new PayloadHint(payload, hints::add);
        assertThat(hint.isSilent(line))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains(line, "--payload " + (payload == Payload.STRING ? "object" : "string")));
        assertThat(hints).isEmpty();
    }

    @Test
    void onlyHintsWhereThatIsNotCertain() {
        PayloadHint hint = new PayloadHint(Payload.OBJECT, hints::add);
        assertThat(hint.isSilent("json: cannot unmarshal number into Go value of type string"))
                .isEmpty();
        assertThat(hints).singleElement().asString().contains("try --payload string");
    }
}
