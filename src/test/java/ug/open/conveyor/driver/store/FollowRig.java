package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.follow.PipelineSteps;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.logs.FollowTerms;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.logs.StoredLogs;
import ug.open.conveyor.driver.store.write.SessionWriter;

/** A store and one follower of it. */
abstract class FollowRig {
    @TempDir
    Path home;

    StoreRig rig;
    final ExecutorService thread = Executors.newSingleThreadExecutor();
    final List<String> seen = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    FollowTerms terms = new FollowTerms(PipelineSteps.UNKNOWN, Optional.empty(), Optional.empty(), said::add);
    StoredLogs logs;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
        rig.time = Time.system();
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.shutdownNow();
        assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    final Future<Optional<Status>> follow(LogQuery query) throws IOException {
        logs = rig.store().logs(query.followed(true), terms, Optional.empty());
        return thread.submit(() -> {
            logs.read((buffer, from, to) ->
                    seen.add(StoreRig.message(new String(buffer, from, to - from, StandardCharsets.UTF_8))));
            return logs.verdict();
        });
    }

    /** Where the pipeline of {@link #step} ends with this driver. */
    final FollowTerms terms(String last) {
        return new FollowTerms(pipeline -> Optional.of(last), Optional.empty(), Optional.empty(), said::add);
    }

    /** A driver that takes part begins with a step of a pipeline, in run-1. */
    final Attempt step(SessionWriter session, String driver) throws IOException {
        return step(session, driver, Mode.LIVE);
    }

    final Attempt step(SessionWriter session, String driver, Mode mode) throws IOException {
        Attempt attempt = new Attempt(
                1,
                1,
                "run-1",
                driver,
                "workflow",
                "app",
                "line",
                "create",
                1,
                mode,
                rig.time.now().truncatedTo(ChronoUnit.MICROS),
                Optional.empty());
        session.start(attempt);
        session.flush();
        return attempt;
    }

    final void until(int lines) throws Exception {
        Waiting.until(() -> seen.size() >= lines);
    }

    final Attempt begin(SessionWriter session, long a, String runId, int count) throws IOException {
        Attempt attempt = rig.attempt(a, 1, "cloner", runId, count);
        session.start(attempt);
        session.flush();
        return attempt;
    }

    final void log(SessionWriter session, Attempt attempt, String text) throws IOException {
        session.log(attempt, rig.entry(attempt, text));
        session.flush();
    }
}
