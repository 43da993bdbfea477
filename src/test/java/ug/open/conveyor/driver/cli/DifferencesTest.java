package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.DriverResult;

final class DifferencesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0 | 0 | nothing was compared
            1 | 0 | 0 | 1 result, the same as recorded
            3 | 0 | 0 | 3 results, the same as recorded
            0 | 1 | 0 | 1 result, not the same as recorded
            2 | 1 | 0 | 3 results, 1 of them not the same as recorded
            1 | 0 | 2 | 1 result, the same as recorded; 2 more without a recorded one
            0 | 0 | 2 | nothing to compare with: no result was recorded
            """)
    void theSentenceCounts(int same, int different, int unknown, String sentence) {
        Differences differences = new Differences(Set.of());
        DriverResult good = DriverResult.success("");
        for (int i = 0; i < same; i++) {
            differences.add("run", Optional.of(good), good);
        }
        for (int i = 0; i < different; i++) {
            differences.add("run", Optional.of(DriverResult.failure("")), good);
        }
        for (int i = 0; i < unknown; i++) {
            differences.add("run", Optional.empty(), good);
        }
        assertThat(differences.sentence()).isEqualTo(sentence);
    }
}
