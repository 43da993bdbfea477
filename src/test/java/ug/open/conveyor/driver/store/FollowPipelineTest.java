package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.follow.PipelineSteps;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.logs.FollowTerms;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.write.SessionWriter;

@Timeout(60)
class FollowPipelineTest extends FollowRig {
    @Test
    void a_pipeline_is_over_with_its_last_step() throws Exception {
        terms = terms("deploy");
        try (SessionWriter build = rig.open("build", Mode.LIVE);
                SessionWriter deploy = rig.open("deploy", Mode.LIVE)) {
            Attempt first = step(build, "build");
            Future<Optional<Status>> verdict = follow(StoreRig.of("run-1"));
            log(build, first, "builds");
            build.finish(StoreRig.finished(first, true));
            build.flush();
            until(1);
            Waiting.until(() -> said.size() == 1);
            Attempt second = step(deploy, "deploy");
            log(deploy, second, "deploys");
            until(2);
            assertThat(verdict).isNotDone();
            deploy.finish(StoreRig.finished(second, false));
            deploy.flush();

            assertThat(verdict.get()).contains(Status.FAILED);
            assertThat(seen).containsExactly("builds", "deploys");
            assertThat(said)
                    .containsExactly("waiting for the driver deploy of the pipeline 'line', which has not begun here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/run-1", "run-1"})
    void a_driver_that_has_not_begun_is_waited_for(String ref) throws Exception {
        try (SessionWriter build = rig.open("build", Mode.LIVE);
                SessionWriter deploy = rig.open("deploy", Mode.LIVE)) {
            Attempt first = step(build, "build");
            log(build, first, "builds");
            build.finish(StoreRig.finished(first, true));
            build.flush();
            LogQuery query = StoreRig.of(ref);
            Future<Optional<Status>> verdict = follow(
                    ref.startsWith("deploy")
                            ? query
                            : query.where(Optional.of("deploy"), Optional.empty(), Optional.empty(), false));
            Waiting.until(() -> said.size() == 1);
            Attempt second = step(deploy, "deploy");
            log(deploy, second, "deploys");
            until(1);
            assertThat(verdict).isNotDone();
            deploy.finish(StoreRig.finished(second, true));
            deploy.flush();

            assertThat(verdict.get()).contains(Status.SUCCEEDED);
            assertThat(seen).containsExactly("deploys");
        }
    }

    @Test
    void a_driver_whose_turn_never_comes_is_not_waited_for() throws Exception {
        try (SessionWriter build = rig.open("build", Mode.LIVE)) {
            Attempt first = step(build, "build");
            Future<Optional<Status>> verdict = follow(StoreRig.of("deploy/run-1"));
            build.finish(StoreRig.finished(first, false));
            build.flush();

            assertThat(verdict.get()).contains(Status.FAILED);
        }
    }

    @Test
    void a_pipeline_of_unknown_steps_is_given_up_and_no_success() throws Exception {
        terms = new FollowTerms(
                PipelineSteps.UNKNOWN, Optional.empty(), Optional.of(Duration.ofMillis(200)), said::add);
        try (SessionWriter build = rig.open("build", Mode.LIVE)) {
            Attempt first = step(build, "build");
            build.finish(StoreRig.finished(first, true));
            build.flush();

            assertThat(follow(StoreRig.of("run-1")).get()).contains(Status.INTERRUPTED);
            assertThat(logs.isGivenUp()).isTrue();
            assertThat(said).singleElement().asString().contains("--pipeline FILE");
        }
    }

    @Test
    void what_is_run_again_moves_no_pipeline_on() throws Exception {
        try (SessionWriter build = rig.open("build")) {
            Attempt first = step(build, "build", Mode.OFFLINE);
            build.finish(StoreRig.finished(first, true));
            build.flush();

            assertThat(follow(StoreRig.of("run-1")).get()).contains(Status.SUCCEEDED);
        }
    }
}
