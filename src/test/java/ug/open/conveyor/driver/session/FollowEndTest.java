package ug.open.conveyor.driver.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.follow.PipelineSteps;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.Screen;
import ug.open.conveyor.driver.wire.PipelineEvents;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

class FollowEndTest {
    private static final PipelineSteps LINE =
            pipeline -> pipeline.equals("line") ? Optional.of("deploy") : Optional.empty();

    private final List<String> said = new ArrayList<>();
    private final FakeTime time = new FakeTime();

    private FollowEnd end(Screen screen, Optional<Duration> idle, PipelineSteps steps) {
        Environment env = new Here().screen(screen).environment();
        return new FollowEnd(time, said::add, FollowLimits.of(env, idle, Optional.empty()), Optional.empty(), steps);
    }

    private static PipelineEvent result(String driver, boolean success, String pipeline) {
        return PipelineEvents.read(("{\"event\":\"driver.result\",\"run_id\":\"run-1\",\"resource\":{\"name\":\"app\","
                        + "\"resource\":\"workflow\",\"pipeline\":\"" + pipeline + "\"},\"driverresult\":{\"success\":"
                        + success
                        + ",\"message\":\"\",\"data\":null,\"driver\":\"" + driver + "\"}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void offATerminalAPipelineOfUnknownStepsIsGivenUpAfterTenMinutesAndThatIsSaidAtTheBeginning() {
        FollowEnd end = end(Screen.NONE, Optional.empty(), PipelineSteps.UNKNOWN);
        end.begins("line");
        assertThat(said).singleElement().asString().contains("not known here", "--pipeline FILE", "10m");
        assertThat(end.result(result("build", true, "line"))).isFalse();
        assertThat(end.quiet(Duration.ofMinutes(9))).isFalse();
        assertThat(end.quiet(Duration.ofMinutes(10))).isTrue();
        assertThat(end.code()).as("the next step may fail").isEqualTo(1);
        assertThat(said).last().asString().contains("nothing came for 10m: given up");
    }

    @Test
    void onATerminalAPersonEndsIt() {
        FollowEnd end = end(new Screen(true, true, true, 80), Optional.empty(), PipelineSteps.UNKNOWN);
        end.begins("line");
        assertThat(said).singleElement().asString().contains("Ctrl-C ends this");
        assertThat(end.quiet(Duration.ofHours(1))).isFalse();
        assertThat(said).last().asString().contains("nothing new for 30 s");
    }

    @Test
    void aKnownEndIsWaitedForHoweverLongItTakes() {
        FollowEnd end = end(Screen.NONE, Optional.empty(), LINE);
        end.begins("line");
        assertThat(said).isEmpty();
        assertThat(end.quiet(Duration.ofHours(1))).isFalse();
        assertThat(end.result(result("build", true, "line"))).isFalse();
        assertThat(end.result(result("deploy", true, "line"))).isTrue();
        assertThat(end.code()).isZero();
    }

    @Test
    void theStepsAreLookedUpWhenAResultNamesThePipeline() {
        FollowEnd end = end(Screen.NONE, Optional.empty(), LINE);
        end.joinsLate();
        assertThat(said).singleElement().asString().contains("10m");
        assertThat(end.result(result("build", true, "line"))).isFalse();
        assertThat(end.result(result("deploy", false, "line"))).isTrue();
        assertThat(end.code()).isEqualTo(1);
    }

    @Test
    void anIdleLimitIsTheOneThatIsAskedFor() {
        FollowEnd end = end(Screen.NONE, Optional.of(Duration.ofSeconds(3)), PipelineSteps.UNKNOWN);
        end.joinsLate();
        assertThat(said).isEmpty();
        assertThat(end.quiet(Duration.ofSeconds(2))).isFalse();
        assertThat(end.quiet(Duration.ofSeconds(3))).isTrue();
    }

    @Test
    void theTimeThatIsAskedForEndsIt() {
        Instant until = time.now().plusSeconds(1);
        FollowLimits limits = new FollowLimits(Optional.empty(), Optional.empty(), Optional.of(until));
        FollowEnd end = new FollowEnd(time, said::add, limits, Optional.of("deploy"), PipelineSteps.UNKNOWN);
        assertThat(end.isPast()).isFalse();
        time.advance(Duration.ofSeconds(1));
        assertThat(end.isPast()).isTrue();
        assertThat(end.code()).isEqualTo(1);
        assertThat(said).containsExactly("the time of --until has passed: given up, without the result of deploy");
    }
}
