package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.wire.Messages;

final class PayloadChangesTest {
    private static final String PAYLOAD =
            "{\"id\":\"1\",\"name\":\"app\",\"pipeline\":\"build\",\"resource\":\"workflow\",\"spec\":{\"n\":1.10,\"env\":[{\"a\":\"x\"}]}}";

    private static DriverMessage message() {
        return new DriverMessage("create", "r", "m", Messages.resource(PAYLOAD), PAYLOAD);
    }

    private final List<String> doubts = new ArrayList<>();

    private PayloadChanges changes(String... sets) {
        return new PayloadChanges(Assignments.NONE.with(Assignments.Value.AS_IT_IS, List.of(sets)), false, doubts::add);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec.m=1 | ",
                "spec.evn[0].a=1 | --set spec.evn[0].a=1: spec.evn is new; did you mean spec.env?",
                "spec.ev.b=1 | --set spec.ev.b=1: spec.ev is new; did you mean spec.env?",
                "spec.env[0].b=1 | ",
                "spec.env[1].a=1 | ",
                "metadata.version=2 | "
            })
    void aNewPlaceBesideOneWithANameLikeItIsDoubtedOnce(String set, String doubt) {
        PayloadChanges changes = changes(set);
        changes.in(message());
        changes.in(message());
        assertThat(doubts).isEqualTo(doubt == null ? List.of() : List.of(doubt));
    }

    @Test
    void withoutAnyTheMessageIsTheSame() {
        DriverMessage message = message();
        assertThat(changes().in(message)).isSameAs(message);
    }

    @Test
    void valuesGoIntoTheirPlacesAndNoOtherChanges() {
        DriverMessage changed =
                changes("spec.env[0].a=y", "spec.more=true", "name=other").in(message());
        assertThat(changed.payload())
                .isEqualTo(
                        "{\"id\":\"1\",\"name\":\"other\",\"pipeline\":\"build\",\"resource\":\"workflow\",\"spec\":{\"n\":1.10,\"env\":[{\"a\":\"y\"}],\"more\":true}}");
        assertThat(changed.resource().name()).isEqualTo("other");
        assertThat(changed.runId()).isEqualTo("r");
    }

    @Test
    void thePipelineGoes() {
        DriverMessage changed = new PayloadChanges(Assignments.NONE, true, doubt -> {}).in(message());
        assertThat(changed.resource().pipeline()).isEmpty();
        assertThat(changed.payload()).isEqualTo(PAYLOAD.replace("\"pipeline\":\"build\",", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec", "id=2", "spec.=1", "=1"})
    void aPlaceThatCannotBeIsToldAtOnce(String set) {
        assertThatThrownBy(() -> changes(set))
                .isInstanceOf(ConveyorException.class)
                .hasMessageStartingWith("--set " + set + ": ");
    }

    @Test
    void aValueThatDoesNotFitIsTold() {
        assertThatThrownBy(() -> changes("name.x=1").in(message()))
                .isInstanceOf(ConveyorException.class)
                .hasMessage("--set name.x=1: name is no mapping");
    }
}
