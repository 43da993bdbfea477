package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** A signal that goes to more processes than the tool: to its group, as a terminal sends it, or to each one, as who keeps services does. */
final class InterruptedCommandIT {
    private static final String IN_A_GROUP_OF_ITS_OWN =
            "import os,sys; os.setsid(); os.execv(sys.argv[1], sys.argv[1:])";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void oneToTheGroupLeavesTheCommandAtWork(String signal, int code) throws IOException {
        Running running = start("echo here; while [ ! -e go ]; do sleep 0.05; done; echo done");
        kill(signal, "-" + running.pid());
        running.awaitErr("stopping");
        Files.createFile(folder.resolve("go"));
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.out()).isEqualTo("here\ndone\n");
        assertThat(scene.statuses()).containsExactly("succeeded");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void oneToEachProcessInterruptsAndIsNoFailure(String signal, int code) throws IOException {
        Running running = start("echo $$ > pid; echo here; exec sleep 30");
        kill(signal, Files.readString(folder.resolve("pid")).strip(), Long.toString(running.pid()));
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.err())
                .contains("interrupted  workflow/app  cancelled: the session ended before the driver was done")
                .contains(
                        "interrupted ",
                        ".1 create workflow/app: ",
                        "conveyor-driver replay ",
                        "1 event in ",
                        ": 1 left undone\nstopped\n")
                .doesNotContain("FAILED");
        assertThat(scene.statuses()).containsExactly("interrupted");
    }

    @Test
    void aKilledToolLeavesNoProcessAndNoPayload() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        Running running = start("(sleep 1000 & echo $! > pid); echo here; sleep 1000");
        ProcessHandle orphan = ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();
        List<ProcessHandle> children = running.children();
        Installation.await("the guardian", running::isGuarded);
        running.kill();
        Installation.await(
                "the end of all", () -> !orphan.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));

        scene.run("run", "--events", "events.jsonl", "--", "true").ends(0);
        assertThat(temporary).isEmptyDirectory();
    }

    private Running start(String script) throws IOException {
        ProcessBuilder builder = scene.tool.builder("run", "--events", "events.jsonl", "--", "sh", "-c", script);
        builder.command().addAll(0, List.of("python3", "-c", IN_A_GROUP_OF_ITS_OWN));
        Running running = Running.start(builder, folder);
        running.awaitOut("here");
        return running;
    }

    private static void kill(String signal, String... targets) throws IOException {
        List<String> words = new ArrayList<>(List.of("kill", "-s", signal, "--"));
        words.addAll(List.of(targets));
        assertThat(Installation.end(new ProcessBuilder(words).start())).isZero();
    }
}
