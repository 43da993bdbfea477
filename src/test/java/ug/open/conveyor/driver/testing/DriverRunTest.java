package ug.open.conveyor.driver.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Verdict;

/** A whole run in a test: retries, time limit, log entries, result. */
class DriverRunTest {
    private static final DriverMessage MESSAGE =
            TestMessage.of("workflow", "app").build();

    private final DriverDefinition demo = DriverDefinition.of("demo", "workflow");

    @Test
    void aRetryTakesNoTimeAndShowsItsPause() throws Exception {
        DriverRun run = DriverRun.of(demo.withRetry(1, Duration.ofHours(1)), (message, context) -> {
                    context.logger().info("attempt {}", context.attempt());
                    return context.lastAttempt()
                            ? DriverResult.success("pushed", new int[] {1})
                            : DriverResult.retry("the registry is busy").after(Duration.ofHours(2));
                })
                .on(MESSAGE);
        assertThat(run.attempts()).hasSize(2);
        Verdict first = run.attempts().get(0).verdict().orElseThrow();
        assertThat(first.ending()).isEqualTo(Verdict.Ending.TEMPORARY);
        assertThat(first.retryAfter()).isEqualTo(Optional.of(Duration.ofHours(2)));
        assertThat(run.result().success()).isTrue();
        assertThat(run.result().data()).asString().isEqualTo("[1]");
        assertThat(run.messages()).containsExactly("attempt 1", "attempt 2");
    }

    @Test
    void theTimeLimitEndsAnAttempt() throws Exception {
        DriverRun run = DriverRun.of(demo.withTimeout(Duration.ofMillis(50)), (message, context) -> {
                    new CountDownLatch(1).await();
                    return DriverResult.success("never");
                })
                .on(MESSAGE);
        assertThat(run.attempts())
                .extracting(attempt -> attempt.verdict().orElseThrow().ending())
                .containsExactly(Verdict.Ending.TIMED_OUT);
        assertThat(run.result().success()).isFalse();
    }

    @Test
    void theDriverSeesTheModeAndWhatItThrowsIsAResult() throws Exception {
        DriverRun run = DriverRun.of(demo.withEvents("update").withConcurrency(2), (message, context) -> {
                    throw new IllegalStateException("in " + context.mode());
                })
                .mode(Mode.LIVE)
                .on(MESSAGE);
        assertThat(run.result()).isEqualTo(DriverResult.failure("IllegalStateException: in LIVE"));
        assertThat(run.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.labels()).containsKey("error"));
        assertThat(run.attempts()).extracting(Attempt::mode).containsExactly(Mode.LIVE);
    }

    @Test
    void aTypeThatTheDriverDoesNotTakeIsRefused() {
        DriverRun.Prepared prepared = DriverRun.of(demo, (message, context) -> DriverResult.success("done"));
        assertThatThrownBy(() -> prepared.on(TestMessage.of("cluster", "c").build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resultsAreCheckedAndCopied() {
        assertThatThrownBy(() -> DriverResult.success("done").after(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new DriverResult(
                        true, "", Map.of(), DriverResult.retry("").retry()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new DriverRun(List.of(), List.of()).messages()).isEmpty();
    }
}
