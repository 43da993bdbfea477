package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pipeline without a server: watched, followed, and ended in the middle of its second step. */
final class OfflinePipelineIT {
    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Scene scene;
    private Running running;
    private int verdicts;

    @BeforeEach
    void aPipelineOfThreeSteps() {
        scene = new Scene(folder);
        scene.write("events.jsonl", Scene.event("run-0001"));
        pipeline("one", "two", "three");
        for (String driver : List.of("one", "two", "three")) {
            scene.write(driver + "/driver.yaml", "name: " + driver + "\nrun: [sh, run.sh]\n");
            script(driver, "echo " + driver + " got $CONVEYOR_EVENT");
        }
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        if (running != null && running.isAlive()) {
            running.kill();
        }
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left.filter(path -> !path.getFileName().toString().startsWith("hsperf")))
                    .isEmpty();
        }
    }

    private void pipeline(String... drivers) {
        StringBuilder text = new StringBuilder("name: p\nresource: workflow\nsteps:\n");
        for (String driver : drivers) {
            text.append("  - {id: \"%1$s\", name: %1$s, driver: %1$s}\n".formatted(driver));
        }
        scene.write("p.yaml", text.toString());
    }

    private void script(String driver, String text) {
        scene.write(driver + "/run.sh", text + "\n");
    }

    private Running starts(String... more) {
        List<String> words = new ArrayList<>(List.of("run", "--pipeline", "p.yaml", "--events", "events.jsonl"));
        words.addAll(List.of(more));
        return begins(words);
    }

    private Running begins(List<String> words) {
        running = Running.start(
                scene.tool
                        .with("CONVEYOR_DRIVER_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch)
                        .with("TMPDIR", scratch.toString())
                        .builder(words.toArray(String[]::new)),
                folder);
        return running;
    }

    /** The lines of the next verdict: the first one, and one for each step. */
    private String verdict() {
        int number = ++verdicts;
        Installation.await("verdict " + number, () -> all().size() >= number || !running.isAlive());
        assertThat(all()).as(running.err()).hasSizeGreaterThanOrEqualTo(number);
        return all().get(number - 1).replaceAll("( in [\\d.]+ m?s|, after [\\d.]+ m?s for its start|, kept as .*)", "");
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (String round : running.err().split("\n── |\n-- ")) {
            int from = round.startsWith("red") || round.startsWith("green")
                    ? 0
                    : Math.max(round.indexOf("\nred"), round.indexOf("\ngreen"));
            boolean whole = round.contains("\n  step 3 ") && round.endsWith("\n") || round.contains("\nred: ");
            if (from >= 0 && whole) {
                all.add(round.substring(from).strip());
            }
        }
        return all;
    }

    @Test
    void eachSaveGoesThroughThePipelineAgain() throws Exception {
        starts("--watch");
        assertThat(verdict())
                .isEqualTo("green: pipeline p\n  step 1  one    green: 1 ok\n  step 2  two    green: 1 ok\n"
                        + "  step 3  three  green: 1 ok");
        script("two", "echo broken; exit 1");
        assertThat(verdict())
                .isEqualTo("red, 1 changed: pipeline p\n  step 1  one    green, nothing changed: 1 ok\n"
                        + "  step 2  two    red, 1 changed: 1 failed\n  step 3  three  not begun");
        script("two", "echo mended");
        assertThat(verdict())
                .startsWith("green, 1 changed: pipeline p\n  step 1  one    green, nothing changed: 1 ok\n"
                        + "  step 2  two    green, 1 changed: 1 ok\n");
        assertThat(running.err()).contains(" two/run.sh changed ");
        pipeline("one", "two", "four");
        assertThat(verdict()).startsWith("red: no project of the driver four in the working folder");
        pipeline("one", "three");
        scene.write("two/run.sh", "exit 1\n"); // no part of it any more
        Installation.await("two steps", () -> running.err().contains("step 2  three  green"));
        verdicts = 0;
        pipeline("one", "two", "three");
        scene.write("events.jsonl", Scene.event("run-0002") + Scene.event("run-0001"));
        Installation.await("two events", () -> running.err().contains("step 1  one    green, 1 changed: 2 ok"));
        running.signal("INT");
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(130);
    }

    @Test
    void aReplayIsWatchedStepByStep() throws Exception {
        scene.run("run", "--pipeline", "p.yaml", "--events", "events.jsonl").ends(0);
        begins(List.of("replay", "@last", "--pipeline", "p.yaml", "--check", "--watch"));
        assertThat(verdict()).startsWith("green: pipeline p\n");
        script("three", "echo '{\"success\":true,\"data\":1}' > \"$CONVEYOR_RESULT\"");
        assertThat(verdict())
                .isEqualTo("red, 1 changed: pipeline p\n  step 1  one    green, nothing changed: 1 ok\n"
                        + "  step 2  two    green, nothing changed: 1 ok\n  step 3  three  red, 1 changed: 1 ok");
        script("three", "echo three again");
        assertThat(verdict()).startsWith("green, 1 changed: pipeline p\n");
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(143);
    }

    @Test
    void logsFollowAllStepsAlsoWhereTheRunWasThereBefore() {
        starts();
        assertThat(running.outcome().code()).isZero();
        script("one", "echo one begins; while [ ! -e ../go ]; do sleep 0.05; done");
        script("two", "echo two again");
        starts();
        running.awaitOut("one begins");
        Running follower = Running.start(scene.tool.builder("logs", "-f", "@last"), folder);
        follower.awaitOut("one begins");
        scene.write("go", "");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(follower.outcome().code()).as(follower.err()).isZero();
        assertThat(follower.lines())
                .containsExactly("one | one begins", "two | two again", "three | three got process");
        assertThat(scene.run("runs", "show", "run-0001").ends(0).out())
                .containsPattern(
                        "(?s)\\Apipeline    p\nstep one    succeeded in .*step three  succeeded in [^\n]*\n\n");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129", "KILL, 137"})
    void whatEndsItInTheSecondStepLeavesNothingAndItGoesOnFromThere(String signal, int code) throws Exception {
        script("two", "echo two begins; sleep 300");
        starts("--grace", "200ms");
        running.awaitOut("two begins");
        List<ProcessHandle> children = running.children();
        Running follower = Running.start(scene.tool.builder("logs", "-f", "run-0001"), folder);
        follower.awaitOut("two begins");
        Installation.await("its guardian", () -> running.isGuarded());
        running.signal(signal);
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(code);
        Installation.await("the end of all", () -> children.stream().noneMatch(ProcessHandle::isAlive));

        assertThat(follower.outcome().code()).as(follower.err()).isEqualTo(1);
        assertThat(scene.statuses()).containsExactly("succeeded", "interrupted");
        assertThat(running.out()).doesNotContain("three got");
        assertThat(scene.run("runs", "show", "run-0001").ends(0).out()).contains("\nstep three  not begun\n");
        if (code != 137) {
            assertThat(running.err()).contains("  step 3  three  not begun\n", "add --from 2\n");
        }
        script("two", "echo two goes on");
        Seen on = scene.run("run", "--pipeline", "p.yaml", "--events", "events.jsonl", "--from", "2");
        assertThat(on.ends(0).out())
                .contains("two goes on", "three got process")
                .doesNotContain("one got");
    }
}
