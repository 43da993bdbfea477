package ug.open.conveyor.driver.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.terminal.CheckedCase;
import ug.open.conveyor.driver.terminal.CheckedCase.Verdict;

final class DifferencesTest {
    private final List<CheckedCase> ended = new ArrayList<>();

    private Differences ignoring(String... paths) {
        Differences differences = new Differences(new LinkedHashSet<>(List.of(paths)), false);
        differences.tells(ended::add);
        return differences;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ok                  | 0
            ok ok               | 0
            different ok        | 3
            different failed    | 3
            ok unrecorded       | 0
            unrecorded          | 1
            ok failed           | 1
            ''                  | 1
            """)
    void theExitCodeIsThatOfTheWorstCase(String verdicts, int code) {
        Differences differences = ignoring();
        DriverResult good = DriverResult.success("");
        DriverResult bad = DriverResult.failure("");
        for (String verdict : verdicts.isEmpty() ? new String[0] : verdicts.split(" ")) {
            switch (verdict) {
                case "ok" -> differences.add(which(), Optional.of(good), good);
                case "different" -> differences.add(which(), Optional.of(bad), good);
                case "unrecorded" -> differences.add(which(), Optional.empty(), good);
                default -> differences.add(which(), Optional.empty(), bad);
            }
        }
        assertThat(differences.code()).isEqualTo(code);
        assertThat(ended).hasSize(verdicts.isEmpty() ? 0 : verdicts.split(" ").length);
    }

    @Test
    void anAcceptedResultKeepsWhatIsIgnored() {
        Differences differences = ignoring("data.took", "data.steps[*].at", "data.new");
        DriverResult before = DriverResult.success(
                "a", Map.of("took", 3, "commit", "x", "steps", List.of(Map.of("at", 1, "name", "build"))));
        DriverResult now = DriverResult.failure("b");
        assertThat(differences.accepted(before, now)).isEqualTo(DriverResult.failure("b"));
        DriverResult other = DriverResult.success(
                "b",
                Map.of(
                        "took",
                        99,
                        "commit",
                        "y",
                        "new",
                        true,
                        "steps",
                        List.of(Map.of("at", 7, "name", "test"), Map.of("at", 8, "name", "push"))));
        assertThat(Json.write(differences.accepted(before, other).data()))
                .contains("\"took\":3", "\"commit\":\"y\"", "\"at\":1", "\"name\":\"test\"", "\"at\":8")
                .doesNotContain("new", "\"at\":7");
    }

    @Test
    void aPlaceThatFitsNothingIsNamedAndOneBelowAnAddedValueIsNot() {
        Differences differences = ignoring("data.took", "data.typo", "data.files[*].time", "data.took.deeper");
        differences.add(
                which(),
                Optional.of(DriverResult.success("", Map.of("took", Map.of("deeper", 1)))),
                DriverResult.success("", Map.of("files", List.of(Map.of("time", 1)))));
        assertThat(differences.unmet()).containsExactly("--ignore data.typo fits no result of any case");
    }

    @Test
    void nothingIsSaidOfPlacesWhereNothingWasCompared() {
        Differences differences = ignoring("data.typo");
        differences.add(which(), Optional.empty(), DriverResult.success(""));
        assertThat(differences.unmet()).isEmpty();
        assertThat(ended).extracting(CheckedCase::verdict).containsExactly(Verdict.UNRECORDED);
    }

    private static Case which() {
        return new Case(1, "a.jsonl", 2, Events.delivery("run")::message);
    }
}
