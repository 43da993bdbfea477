package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** A run store that goes, or has no room, while a driver runs on recorded events: one warning, and the run goes on. */
final class LostStoreIT {
    private static final int EVENTS = 20;
    private static final int LINES = 1_000;

    @TempDir
    Path home;

    private Installation tool;
    private Path mounted;

    @BeforeEach
    void installation() {
        tool = Installation.in(home);
    }

    @AfterEach
    void unmount() throws IOException {
        if (mounted != null) {
            Installation.end(new ProcessBuilder("umount", mounted.toString()).start());
        }
    }

    @Test
    void thatIsRemovedEndsNothing() throws IOException {
        Project project = Project.command(home.resolve("project"), """
                echo "begins"
                while [ ! -e go ] && [ -e driver.yaml ]; do sleep 0.05; done
                echo "ends"
                exit 1
                """);
        Path store = home.resolve("store");
        tool.with("CONVEYOR_DRIVER_HOME", store.toString());
        Running running = Running.start(
                tool.builder("run", "--events", project.events("r", 1).toString(), project.path()), home);
        running.awaitOut("begins");
        Installation.end(new ProcessBuilder("rm", "-rf", store.toString()).start());
        Files.createFile(home.resolve("project/go"));

        Outcome outcome = running.outcome();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(running.lines()).containsExactly("begins", "ends");
        assertThat(outcome.err().lines().filter(line -> line.startsWith("warning:")))
                .hasSize(1)
                .allMatch(line -> line.contains(store + " was removed while it was written"));
        assertThat(outcome.err()).contains("FAILED").doesNotContain("conveyor-driver logs", "Exception", "bug");
        assertThat(tool.run("runs").code()).isZero();
    }

    @Test
    @Tag("soak") // mounting takes the rights of root
    void thatIsFullEndsNothing() throws IOException {
        Path store = Files.createDirectory(home.resolve("small"));
        Process mount =
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", store.toString()).start();
        assertThat(Installation.end(mount)).as("mount, which needs root").isZero();
        mounted = store;
        tool.with("CONVEYOR_DRIVER_HOME", store.toString());
        assertGoesOn(List.of());
    }

    @Test
    void thatMayGrowNoFurtherEndsNothing() {
        tool.with("CONVEYOR_DRIVER_HOME", home.resolve("store").toString());
        assertGoesOn(List.of("sh", "-c", "ulimit -f 512; exec \"$0\" \"$@\""));
    }

    /** What is printed goes through a pipe, for which there is no limit. */
    private void assertGoesOn(List<String> before) {
        Project project = Project.chattyCommand(home.resolve("project"), LINES);
        ProcessBuilder builder =
                tool.builder("run", "--events", project.events("r", EVENTS).toString(), project.path());
        builder.command().addAll(0, before);
        List<String> piped = List.of("sh", "-c", "{ \"$@\"; echo \"code $?\"; } | cat", "sh");
        builder.command().addAll(0, piped);
        Running running = Running.start(builder, home);

        Outcome outcome = running.outcome();
        assertThat(outcome.out()).endsWith("code 0\n");
        assertThat(running.lines()).hasSize(EVENTS * LINES + 1);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("warning:")))
                .hasSize(1)
                .allMatch(line -> line.contains("cannot be written") && line.contains("is not kept"));
        assertThat(outcome.err()).contains(EVENTS + " ok").doesNotContain("Exception", "bug");
        assertReadable();
    }

    /** What was kept is whole: a few runs, and one that was cut short. */
    private void assertReadable() {
        Outcome logs = tool.run("logs", "-o", "raw");
        assertThat(logs.code()).as(logs.err()).isZero();
        assertThat(logs.out().lines()).hasSizeGreaterThan(LINES).allMatch(line -> line.matches("r-\\d+ line \\d+"));
        Outcome runs = tool.run("runs", "-o", "json");
        assertThat(runs.err()).isEmpty();
        List<String> attempts = runs.out().lines().toList();
        assertThat(attempts.get(0)).contains("\"interrupted\"");
        assertThat(attempts.subList(1, attempts.size())).isNotEmpty().allMatch(line -> line.contains("\"succeeded\""));
        for (String command :
                Arrays.asList("runs show @last", "logs --run @last", "runs prune --dry-run", "runs prune --keep 0")) {
            Outcome outcome = tool.run(command.split(" "));
            assertThat(outcome.code()).as(command + ": " + outcome.err()).isZero();
            assertThat(outcome.err()).isEmpty();
        }
    }
}
