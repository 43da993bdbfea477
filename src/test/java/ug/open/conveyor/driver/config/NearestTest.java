package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> KEYS = List.of("name", "resources", "events", "run", "timeout", "concurrency");

    @ParameterizedTest
    @CsvSource({"resource, resources", "Name, name", "time_out, timeout", "concurency, concurrency", "evnets, events"})
    void aSlipIsRecognised(String word, String meant) {
        assertThat(Nearest.to(word, KEYS)).containsExactly(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "kubernetes", ""})
    void somethingElseIsNot(String word) {
        assertThat(Nearest.to(word, KEYS)).isEmpty();
    }

    @Test
    void aVeryLongWordIsNotCompared() {
        assertThat(Nearest.to("n".repeat(1_000_000), KEYS)).isEmpty();
    }

    @Test
    void theNearestComesFirst() {
        assertThat(Nearest.to("runz", List.of("logs", "runs", "run"))).containsExactly("runs", "run");
        assertThat(Nearest.to("rnu", List.of("runs", "run"))).containsExactly("run");
    }

    @ParameterizedTest
    @CsvSource({"-conc, --concurrency", "concurrency, --concurrency", "--concurency, --concurrency", "--event, --events"
    })
    void anOptionIsKnownByItsLetters(String word, String meant) {
        assertThat(Nearest.to(word, List.of("-c", "--concurrency", "-e", "--events", "--help")))
                .containsExactly(meant);
    }

    @Test
    void oneLetterMeansNoOther() {
        assertThat(Nearest.to("-x", List.of("-c", "-e"))).isEmpty();
    }

    @Test
    void theQuestionNamesThemAndIsNothingWhereThereAreNone() {
        assertThat(Nearest.question("runz", List.of("run", "runs", "logs"))).isEqualTo("; did you mean run or runs?");
        assertThat(Nearest.question("frobnicate", List.of("run", "logs"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"name, name, 0", "name, Name, 0", "name, nmae, 1", "name, nam, 1", "run, ruin, 1", "kitten, sitting, 3"
    })
    void theDistanceCountsEdits(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }
}
