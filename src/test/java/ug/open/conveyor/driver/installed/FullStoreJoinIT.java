package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** A run store that has no more room while a driver is joined: what cannot be kept is not acknowledged. */
final class FullStoreJoinIT {
    private static final int EVENTS = 20;

    @TempDir
    private Path folder;

    private LiveScene live;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    @Test
    void endsTheDriverWith74AndLeavesToTheNextWhatItCouldNotKeep() throws Exception {
        live.driver(
                "i=0; while [ $i -lt 1000 ]; do i=$((i+1)); echo \"line $i of $CONVEYOR_RUN_ID, which is long\"; done");
        Running limited = limited();
        limited.awaitErr("joined as demo");
        for (int i = 1; i <= EVENTS; i++) {
            live.publish("resources.workflow", "r-" + i);
        }
        Outcome outcome = limited.outcome();
        assertThat(outcome.out()).endsWith("code 74\n");
        assertThat(outcome.err()).contains("cannot be written").doesNotContain("Exception", "bug in conveyor-driver");
        List<String> told = live.results().stream().map(PipelineEvent::runId).toList();
        assertThat(told).hasSizeBetween(1, EVENTS - 1);
        assertThat(live.acknowledged()).isEqualTo(told.size());
        assertThat(live.scene.statuses().stream().filter("succeeded"::equals)).hasSizeGreaterThanOrEqualTo(told.size());

        live.scene.tool.with("CONVEYOR_DRIVER_HOME", folder.resolve("roomy").toString());
        Running next = live.join();
        live.awaitAcknowledged(EVENTS);
        next.signal("TERM");
        assertThat(next.outcome().code()).as(next.err()).isZero();
        assertThat(live.results())
                .extracting(PipelineEvent::runId)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, EVENTS).mapToObj(i -> "r-" + i).toList());
    }

    /** No file of its may grow beyond this; what it prints goes through a pipe, for which there is no limit. */
    private Running limited() {
        ProcessBuilder builder = live.scene.tool.builder("run", "demo", "--join");
        builder.command().addAll(0, List.of("sh", "-c", "ulimit -f 512; exec \"$0\" \"$@\""));
        builder.command().addAll(0, List.of("sh", "-c", "{ \"$@\"; echo \"code $?\"; } | cat", "sh"));
        return Running.start(builder, folder);
    }
}
