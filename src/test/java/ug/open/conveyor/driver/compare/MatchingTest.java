package ug.open.conveyor.driver.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Compared.Verdict;
import ug.open.conveyor.driver.compare.Difference.Kind;
import ug.open.conveyor.driver.fakes.FakeTime;

/** A result here meets the one of production for the same run, or it does not. */
final class MatchingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long NO_DOUBT = Long.MIN_VALUE;
    private static final DriverResult ONE = DriverResult.success("", Map.of("n", 1));
    private static final DriverResult TWO = DriverResult.success("", Map.of("n", 2));

    private final FakeTime time = new FakeTime();
    private final List<String> ends = new ArrayList<>();
    private final List<Compared> compared = new ArrayList<>();
    private Matching matching = matching(Set.of(), Matching.Limits.DEFAULT);

    private Matching matching(Set<String> ignored, Matching.Limits limits) {
        return new Matching(PATIENCE, ignored, limits, new Matching.Listener() {
            @Override
            public void ended(Compared one) {
                compared.add(one);
                ends.add(one.runId() + " " + one.verdict());
            }

            @Override
            public void contradicted(String runId) {
                ends.add(runId + " again");
            }

            @Override
            public void crowded() {
                ends.add("crowded");
            }
        });
    }

    private Pair seen(String runId) {
        return matching.seen(runId, "id-" + runId, time.nanos());
    }

    private void decided(Pair pair, DriverResult result) {
        matching.decided(pair, result, time.nanos());
    }

    private void expire() {
        matching.expire(time.nanos(), NO_DOUBT);
    }

    @Test
    void eitherMayComeFirst() {
        Pair a = seen("a");
        Pair b = seen("b");
        matching.published("a", "", ONE);
        assertThat(ends).isEmpty();
        decided(a, ONE);
        decided(b, ONE);
        assertThat(matching.missing()).isOne();
        matching.published("b", "", TWO);
        assertThat(ends).containsExactly("a SAME", "b DIFFERENT");
        assertThat(compared.get(1).differences())
                .containsExactly(new Difference(
                        "$.data.n", Kind.CHANGED, new java.math.BigDecimal(2), new java.math.BigDecimal(1)));
        assertThat(matching.missing()).isZero();
    }

    @Test
    void theMessageDoesNotCountAndNumbersAreComparedByValue() {
        decided(seen("a"), new DriverResult(true, "here", Map.of("n", 1)));
        matching.published("a", "", new DriverResult(true, "there", Map.of("n", new java.math.BigDecimal("1.0"))));
        decided(seen("b"), DriverResult.failure("x"));
        matching.published("b", "", DriverResult.success("x"));
        assertThat(ends).containsExactly("a SAME", "b DIFFERENT");
    }

    @Test
    void placesMayBeIgnored() {
        matching = matching(Set.of("data.n"), Matching.Limits.DEFAULT);
        decided(seen("a"), ONE);
        matching.published("a", "", TWO);
        matching.published("a", "", ONE);
        assertThat(ends).containsExactly("a SAME");
    }

    @Test
    void aResultOfTheOtherFormIsFoundByItsResource() {
        Pair a = seen("a");
        decided(a, ONE);
        matching.published("", "id-a", ONE);
        assertThat(ends).containsExactly("a SAME");
    }

    @Test
    void withoutOneInTimeItIsOnlyHere() {
        decided(seen("a"), ONE);
        time.advance(PATIENCE.minusNanos(1));
        expire();
        assertThat(ends).isEmpty();
        time.advance(Duration.ofNanos(1));
        assertThat(matching.isDue(time.nanos())).isTrue();
        expire();
        assertThat(ends).containsExactly("a ONLY_HERE");
        matching.published("a", "", TWO);
        assertThat(ends).hasSize(1);
        assertThat(matching.tally().late()).isOne();
    }

    /** The driver may be busy for hours: production's time counts from our own result, by when its messages arrived. */
    @Test
    void theTimeBeginsWithTheResultHere() {
        Pair a = seen("a");
        time.advance(PATIENCE.multipliedBy(10));
        expire();
        decided(a, ONE);
        expire();
        assertThat(ends).isEmpty();
        time.advance(PATIENCE);
        expire();
        assertThat(ends).containsExactly("a ONLY_HERE");
    }

    @Test
    void whatMayHaveBeenLostIsNotOnlyHere() {
        decided(seen("a"), ONE);
        long loss = time.nanos();
        time.advance(Duration.ofSeconds(1));
        decided(seen("b"), ONE);
        time.advance(PATIENCE);
        matching.expire(time.nanos(), loss);
        assertThat(ends).containsExactly("a UNKNOWN", "b ONLY_HERE");
    }

    @Test
    void whatTheDriverHerePassesOverIsOnlyThereIfProductionHasAResult() {
        Pair a = seen("a");
        Pair b = seen("b");
        Pair c = seen("c");
        matching.published("a", "", ONE);
        matching.passed(a, time.nanos());
        matching.passed(b, time.nanos());
        matching.passed(c, time.nanos());
        assertThat(matching.missing()).isZero();
        matching.published("b", "", ONE);
        time.advance(PATIENCE);
        expire();
        assertThat(ends).containsExactly("a ONLY_THERE", "b ONLY_THERE");
    }

    @Test
    void whatTheEndOfTheSessionStopsIsOnlyThereOrNothing() {
        Pair a = seen("a");
        Pair b = seen("b");
        matching.published("a", "", ONE);
        matching.undecided(a);
        matching.undecided(b);
        assertThat(ends).containsExactly("a ONLY_THERE");
        assertThat(matching.missing()).isZero();
    }

    @Test
    void theFirstOfSeveralResultsCounts() {
        decided(seen("a"), ONE);
        matching.published("a", "", ONE);
        matching.published("a", "", ONE);
        assertThat(ends).containsExactly("a SAME");
        matching.published("a", "", TWO);
        assertThat(ends).containsExactly("a SAME", "a again");
        assertThat(matching.tally().of(Verdict.DIFFERENT)).isZero();
    }

    @Test
    void aRunIdThatRepeatsMeetsItsResultsInTheirOrder() {
        Pair first = seen("a");
        Pair second = seen("a");
        decided(second, TWO);
        decided(first, ONE);
        matching.published("a", "", ONE);
        matching.published("a", "", TWO);
        assertThat(ends).containsExactly("a SAME", "a SAME");
    }

    @Test
    void aResultWithoutItsEventIsCounted() {
        matching.published("from before", "", ONE);
        matching.published("", "from before", ONE);
        assertThat(matching.tally().unseen()).isEqualTo(2);
        assertThat(ends).isEmpty();
    }

    @Test
    void whatIsMissingAtTheEndStaysOpen() {
        decided(seen("a"), ONE);
        matching.passed(seen("b"), time.nanos());
        matching.close();
        assertThat(ends).containsExactly("a OPEN");
        assertThat(matching.tally().unmatched()).isZero();
    }

    @Test
    void ofTooManyThatWaitTheOldestAreGivenUp() {
        matching = matching(Set.of(), new Matching.Limits(2, 10, 1_000_000));
        for (String run : List.of("a", "b", "c")) {
            decided(seen(run), ONE);
        }
        assertThat(ends).containsExactly("crowded", "a UNKNOWN");
        matching.published("a", "", ONE);
        matching.published("b", "", ONE);
        assertThat(ends).containsExactly("crowded", "a UNKNOWN", "b SAME");
        assertThat(matching.tally().unseen()).isOne();
    }

    @Test
    void ofTooLargeOnesTheOldestAreGivenUp() {
        matching = matching(Set.of(), new Matching.Limits(100, 100, 1_000));
        DriverResult large = DriverResult.success("", "x".repeat(400));
        for (int i = 0; i < 5; i++) {
            decided(seen("done" + i), large);
            matching.published("done" + i, "", large);
        }
        assertThat(ends).hasSize(5).allMatch(end -> end.endsWith("SAME"));
        for (String run : List.of("a", "b", "c")) {
            decided(seen(run), large);
        }
        assertThat(ends.subList(5, 7)).containsExactly("crowded", "a UNKNOWN");
    }
}
