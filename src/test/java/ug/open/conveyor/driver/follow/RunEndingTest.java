package ug.open.conveyor.driver.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunEndingTest {
    private final RunEnding any = new RunEnding(Optional.empty(), PipelineSteps.UNKNOWN);
    private final RunEnding named = new RunEnding(Optional.of("deploy"), PipelineSteps.UNKNOWN);

    @Test
    void withoutPipelineTheFirstResultEndsIt() {
        assertThat(any.result("build", true, "")).isTrue();
        assertThat(any.succeeded()).isTrue();
    }

    @Test
    void aFailureEndsIt() {
        assertThat(any.result("build", true, "line")).isFalse();
        assertThat(any.result("test", false, "line")).isTrue();
        assertThat(any.succeeded()).isFalse();
    }

    @Test
    void successOfStepsIsNoEndAndNoSuccessWhenNobodyWaitsLonger() {
        assertThat(any.result("build", true, "line")).isFalse();
        assertThat(any.isOver()).isFalse();
        assertThat(any.succeeded()).isFalse();
    }

    @Test
    void theLastStepEndsItWhereItIsKnown() {
        RunEnding known = new RunEnding(
                Optional.empty(), pipeline -> pipeline.equals("line") ? Optional.of("deploy") : Optional.empty());
        assertThat(known.result("build", true, "line")).isFalse();
        assertThat(known.awaited()).contains("deploy");
        assertThat(known.result("deploy", true, "line")).isTrue();
        assertThat(known.succeeded()).isTrue();
    }

    @Test
    void aDriverThatIsNamedComesBeforeTheLastStep() {
        RunEnding known = new RunEnding(Optional.of("build"), pipeline -> Optional.of("deploy"));
        assertThat(known.result("build", true, "line")).isTrue();
    }

    @Test
    void noResultIsNoSuccess() {
        assertThat(any.succeeded()).isFalse();
    }

    @Test
    void theResultOfTheNamedDriverEndsIt() {
        assertThat(named.result("build", true, "line")).isFalse();
        assertThat(named.succeeded()).isFalse();
        assertThat(named.result("deploy", true, "line")).isTrue();
        assertThat(named.succeeded()).isTrue();
    }

    @Test
    void theNamedDriverNeverComesBehindAStepThatFailed() {
        assertThat(named.result("build", false, "line")).isTrue();
        assertThat(named.succeeded()).isFalse();
    }

    @Test
    void withoutPipelineOthersAreNoBusinessOfTheNamedOne() {
        assertThat(named.result("build", false, "")).isFalse();
        assertThat(named.succeeded()).isFalse();
        assertThat(named.result("deploy", true, "")).isTrue();
        assertThat(named.succeeded()).isTrue();
    }
}
