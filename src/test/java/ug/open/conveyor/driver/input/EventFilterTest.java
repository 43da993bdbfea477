package ug.open.conveyor.driver.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.wire.Messages;

class EventFilterTest {
    private static final DriverMessage MESSAGE = Messages.read(Texts.MESSAGE.getBytes(StandardCharsets.UTF_8));

    @Test
    void eachKeyIsAboutItsPartOfTheEvent() {
        for (String holds :
                List.of("event=create", "resource=workflow", "resource=workflow/app", "name=app", "run=r1")) {
            assertThat(EventFilter.parse(List.of(holds)).accepts(MESSAGE))
                    .as(holds)
                    .isTrue();
        }
        for (String fails : List.of("event=creat", "resource=work", "resource=workflow/", "name=APP", "run=r")) {
            assertThat(EventFilter.parse(List.of(fails)).accepts(MESSAGE))
                    .as(fails)
                    .isFalse();
        }
    }

    @Test
    void ofOneKeyOneHasToHoldOfSeveralAll() {
        assertThat(EventFilter.parse(List.of("event=update", "event=create")).accepts(MESSAGE))
                .isTrue();
        assertThat(EventFilter.parse(List.of("event=create", "name=other")).accepts(MESSAGE))
                .isFalse();
        assertThat(EventFilter.parse(List.of()).accepts(MESSAGE)).isTrue();
    }

    @Test
    void aValueMayHoldAnEqualsSign() {
        assertThat(EventFilter.parse(List.of("name=a=b")).accepts(MESSAGE)).isFalse();
    }

    @Test
    void whatIsNoConditionIsToldWithTheKeys() {
        assertThatThrownBy(() -> EventFilter.parse(List.of("create")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'create' is not KEY=VALUE; the keys are event, resource, name, run, as in event=create");
        assertThatThrownBy(() -> EventFilter.parse(List.of("typ=workflow")))
                .hasMessage(
                        "'typ' in 'typ=workflow' is not a key of an event; the keys are event, resource, name, run");
        assertThatThrownBy(() -> EventFilter.parse(List.of("run="))).hasMessage("'run=' has no value behind the =");
    }
}
