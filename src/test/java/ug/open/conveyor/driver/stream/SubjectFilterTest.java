package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubjectFilterTest {
    @ParameterizedTest
    @CsvSource({
        "resources.workflow, resources.workflow, true",
        "resources.workflows, resources.workflow, false",
        "resources.*, resources.workflow, true",
        "resources.*, resources.a.b, false",
        "resources.>, resources.a.b, true",
        "resources.>, resources, false",
        ">, resources.workflow, true",
        "resources.a, resources.a.b, false",
        "resources.a.b, resources.a, false",
        "*.workflow, resources.workflow, true"
    })
    void aFilterTakesWhatNatsSaysItTakes(String filter, String subject, boolean takes) {
        assertThat(Consumers.matches(filter, subject)).isEqualTo(takes);
    }
}
