package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunEndingTest {
    private final RunEnding any = new RunEnding(Optional.empty());
    private final RunEnding named = new RunEnding(Optional.of("deploy"));

    @Test
    void withoutPipelineTheFirstResultEndsIt() {
        assertThat(any.result("build", true, false)).isTrue();
        assertThat(any.succeeded()).isTrue();
    }

    @Test
    void aFailureEndsIt() {
        assertThat(any.result("build", true, true)).isFalse();
        assertThat(any.result("test", false, true)).isTrue();
        assertThat(any.succeeded()).isFalse();
    }

    @Test
    void successOfStepsIsNoEndButAllThatIsKnownWhenNobodyWaitsLonger() {
        assertThat(any.result("build", true, true)).isFalse();
        assertThat(any.isOver()).isFalse();
        assertThat(any.succeeded()).isTrue();
    }

    @Test
    void noResultIsNoSuccess() {
        assertThat(any.succeeded()).isFalse();
    }

    @Test
    void theResultOfTheNamedDriverEndsIt() {
        assertThat(named.result("build", true, true)).isFalse();
        assertThat(named.succeeded()).isFalse();
        assertThat(named.result("deploy", true, true)).isTrue();
        assertThat(named.succeeded()).isTrue();
    }

    @Test
    void theNamedDriverNeverComesBehindAStepThatFailed() {
        assertThat(named.result("build", false, true)).isTrue();
        assertThat(named.succeeded()).isFalse();
    }

    @Test
    void withoutPipelineOthersAreNoBusinessOfTheNamedOne() {
        assertThat(named.result("build", false, false)).isFalse();
        assertThat(named.succeeded()).isFalse();
        assertThat(named.result("deploy", true, false)).isTrue();
        assertThat(named.succeeded()).isTrue();
    }
}
