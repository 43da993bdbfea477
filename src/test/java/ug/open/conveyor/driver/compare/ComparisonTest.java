package ug.open.conveyor.driver.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Difference.Kind;

class ComparisonTest {
    private static final Rules NOTHING_IGNORED = Rules.of(List.of(), false);

    record Build(String commit, double size) {}

    private static List<Difference> data(Object recorded, Object now, String... ignore) {
        return Comparison.of(
                        DriverResult.success("a", recorded),
                        DriverResult.success("b", now),
                        Rules.of(List.of(ignore), false))
                .differences();
    }

    @Test
    void theMessageDoesNotCount() {
        assertThat(Comparison.of(
                                DriverResult.success("done in 3 s"),
                                DriverResult.success("done in 4 s"),
                                NOTHING_IGNORED)
                        .same())
                .isTrue();
    }

    @Test
    void successCounts() {
        assertThat(Comparison.of(DriverResult.success(""), DriverResult.failure(""), NOTHING_IGNORED)
                        .differences())
                .containsExactly(new Difference("$.success", Kind.CHANGED, true, false));
    }

    @Test
    void numbersAreComparedByValue() {
        assertThat(data(new BigDecimal("1.0"), 1)).isEmpty();
        assertThat(data(new BigDecimal("1e2"), 100L)).isEmpty();
        assertThat(data(1, 2)).hasSize(1);
    }

    @Test
    void aNumberIsNotItsText() {
        assertThat(data(Map.of("n", 1), Map.of("n", "1"))).hasSize(1);
    }

    @Test
    void theOrderOfKeysDoesNotCount() {
        Map<String, Object> a = new LinkedHashMap<>();
        a.put("x", 1);
        a.put("y", 2);
        Map<String, Object> b = new LinkedHashMap<>();
        b.put("y", 2);
        b.put("x", 1);
        assertThat(data(a, b)).isEmpty();
    }

    @Test
    void theOrderOfItemsCounts() {
        assertThat(data(List.of(1, 2), List.of(2, 1)))
                .extracting(Difference::path)
                .containsExactly("$.data[0]", "$.data[1]");
    }

    @Test
    void aRecordEqualsTheJsonThatWasMadeOfIt() {
        assertThat(data(Map.of("commit", "abc", "size", 2), new Build("abc", 2.0)))
                .isEmpty();
    }

    @Test
    void whatIsNewIsAddedAndWhatIsGoneIsRemoved() {
        assertThat(data(Map.of("old", 1), Map.of("new", 2)))
                .containsExactly(
                        new Difference("$.data.old", Kind.REMOVED, new BigDecimal(1), null),
                        new Difference("$.data.new", Kind.ADDED, null, new BigDecimal(2)));
    }

    @Test
    void nullIsNotAbsence() {
        Map<String, Object> withNull = new LinkedHashMap<>();
        withNull.put("x", null);
        assertThat(data(withNull, Map.of())).containsExactly(new Difference("$.data.x", Kind.REMOVED, null, null));
        assertThat(data(null, Map.of())).extracting(Difference::kind).containsExactly(Kind.CHANGED);
    }

    @Test
    void itemsMoreOrLessAreNamedByTheirIndex() {
        assertThat(data(List.of(1), List.of(1, 2))).extracting(Difference::path).containsExactly("$.data[1]");
        assertThat(data(Arrays.asList(1, null), List.of(1)))
                .extracting(Difference::kind)
                .containsExactly(Kind.REMOVED);
    }

    @Test
    void oddKeysAreQuotedInThePath() {
        assertThat(data(Map.of("a b", 1), Map.of("a b", 2)))
                .extracting(Difference::path)
                .containsExactly("$.data['a b']");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.data.took",
                "data.took",
                "data.*",
                "data",
                "$..took",
                "..took",
                "data['took']",
                "$.data..took",
                "*.took"
            })
    void anIgnoredPathMayDiffer(String path) {
        assertThat(data(Map.of("took", 1), Map.of("took", 2), path)).isEmpty();
        assertThat(data(Map.of("took", 1), Map.of(), path)).isEmpty();
    }

    @Test
    void anIgnoredPathTakesWhatIsBelowItAlong() {
        assertThat(data(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of("b", 2)), "data.a"))
                .isEmpty();
        assertThat(data(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of("b", 2)), "data.b"))
                .hasSize(1);
    }

    @Test
    void everyItemOrOneCanBeIgnored() {
        List<?> recorded = List.of(Map.of("t", 1, "n", 1), Map.of("t", 1, "n", 1));
        List<?> now = List.of(Map.of("t", 2, "n", 1), Map.of("t", 2, "n", 1));
        assertThat(data(recorded, now, "data[*].t")).isEmpty();
        assertThat(data(recorded, now, "data[1].t"))
                .extracting(Difference::path)
                .containsExactly("$.data[0].t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "data[", "data[x]", "data['a", "a b.[", "data...x"})
    void aPathThatCannotBeReadIsRefusedWithASentence(String path) {
        assertThatThrownBy(() -> data(1, 1, path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + path + "' is no path into a result");
    }
}
