package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** Ctrl-C, SIGTERM and SIGHUP while a driver is at work. */
final class SignalledRunIT {
    @TempDir
    Path home;

    private Installation tool;
    private Project project;
    private Path events;

    /** A command that waits for a file, fails before on app-1 where another is there, and says when it is asked to stop. */
    @BeforeEach
    void project() {
        tool = Installation.in(home);
        project = Project.command(home.resolve("project"), """
                trap 'echo "asked to stop"; exit 1' TERM INT
                echo "$CONVEYOR_RESOURCE_NAME begins"
                [ "$CONVEYOR_RESOURCE_NAME" = app-1 ] && [ -e bad ] && exit 1
                while [ ! -e go ] && [ -e driver.yaml ]; do sleep 0.05; done
                echo "$CONVEYOR_RESOURCE_NAME ends"
                """);
        events = project.events("r", 3);
    }

    @AfterEach
    void letGo() throws IOException {
        if (Files.notExists(home.resolve("project/go"))) {
            Files.createFile(home.resolve("project/go"));
        }
    }

    private Running start(String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("run", "--events", events.toString()));
        words.addAll(List.of(more));
        words.add(project.path());
        Running running = Running.start(tool.builder(words.toArray(String[]::new)), home);
        running.awaitOut("app-1 begins");
        return running;
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void letsWhatIsAtWorkEndWithinTheGrace(String signal, int code) throws IOException {
        Running running = start();
        running.signal(signal);
        running.awaitErr("stopping");
        letGo();
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(running.lines()).containsExactly("app-1 begins", "app-1 ends");
        assertThat(outcome.err()).contains("1 ok").contains("stopped");
        assertThat(runs()).hasSize(1).allMatch(line -> line.contains("succeeded"));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void endsItWhenTheGraceIsOver(String signal, int code) throws IOException {
        Running running = start("--grace", "200ms");
        List<ProcessHandle> children = running.children();
        running.signal(signal);
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(running.lines()).startsWith("app-1 begins").endsWith("asked to stop");
        assertThat(outcome.err()).contains(".1 create workflow/app-1: ", "1 left undone");
        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertInterrupted();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void endsItAtTheSecondSignal(String signal, int code) throws IOException {
        Running running = start("--grace", "10m");
        running.signal(signal);
        running.awaitErr("stopping");
        running.signal("INT");
        assertThat(running.outcome().code()).isEqualTo(code);
        assertThat(running.lines()).contains("asked to stop");
        assertInterrupted();
    }

    /** As {@code nohup} starts it: the terminal may go, and so may nobody. */
    @Test
    void aSignalThatWasIgnoredAtTheStartStaysIgnored() throws IOException {
        ProcessBuilder builder = tool.builder("run", "--events", events.toString(), project.path());
        builder.command().addAll(0, List.of("sh", "-c", "trap '' HUP INT; exec \"$0\" \"$@\""));
        Running running = Running.start(builder, home);
        running.awaitOut("app-1 begins");
        running.signal("HUP");
        running.signal("INT");
        letGo();
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("3 ok").doesNotContain("stopp");
    }

    @Test
    void tellsOfAFailureThatWasBeforeIt() throws IOException {
        Files.createFile(home.resolve("project/bad"));
        Running running = start("--concurrency", "2");
        running.awaitOut("app-3 begins");
        running.signal("TERM");
        running.awaitErr("stopping");
        letGo();
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("2 ok", "1 failed", "conveyor-driver logs ");
    }

    private void assertInterrupted() {
        assertThat(runs()).hasSize(1).allMatch(line -> line.contains("\"r-1\"") && line.contains("interrupted"));
        assertThat(tool.run("logs", "--run", "r-1", "-f", "-o", "raw")).satisfies(logs -> {
            assertThat(logs.code()).isEqualTo(1);
            assertThat(logs.out()).contains("asked to stop");
        });
    }

    private List<String> runs() {
        return tool.run("runs", "-o", "json").out().lines().toList();
    }
}
