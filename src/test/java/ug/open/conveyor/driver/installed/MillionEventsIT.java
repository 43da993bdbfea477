package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** A million events in one session, in little memory. */
@Tag("soak")
final class MillionEventsIT {
    private static final int EVENTS = 1_000_000;

    @TempDir
    Path home;

    @Test
    void areAllKeptInMemoryThatStaysAsItIs() throws Exception {
        Installation tool = Installation.in(home).with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xmx128m");
        Project project = Project.java(home.resolve("project"), 1, "return DriverResult.success(\"done\");");
        Path events = home.resolve("events.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(events)) {
            for (int i = 1; i <= EVENTS; i++) {
                out.write(Project.event("m-" + i, "app-" + i));
                out.write('\n');
            }
        }
        Running running = Running.start(tool.builder("run", "--events", events.toString(), "-q", project.path()), home);
        long early = 0;
        long late = 0;
        while (!running.endsWithin(200)) {
            boolean first = written() < 200L << 20; // of 800 MB
            early = first ? Math.max(early, running.memory()) : early;
            late = first ? late : Math.max(late, running.memory());
        }

        Outcome outcome = running.outcome();
        assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
        assertThat(late).isPositive().isLessThan(early + early / 4).isLessThan(300L << 10);
        assertThat(segments()).hasSizeGreaterThan(5);
        assertThat(lines("finish")).isEqualTo(EVENTS);
        assertThat(lines("settle")).isEqualTo(EVENTS);
        assertFound(tool, project);
    }

    private void assertFound(Installation tool, Project project) throws IOException {
        Running all = Running.start(tool.builder("runs", "--all", "-o", "json"), home);
        assertThat(all.outcome().code()).as(all.err()).isZero();
        assertThat(all.lines()).hasSize(EVENTS).allMatch(line -> line.contains("\"succeeded\""));
        assertThat(tool.run("runs", "show", "m-1").code()).isZero();
        assertThat(tool.run("runs", "show", "@last").out()).contains("m-" + EVENTS);
        assertThat(tool.run("replay", "m-" + EVENTS / 2, "--check", "--project", project.path())
                        .code())
                .isZero();
    }

    private long written() {
        return segments().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private List<Path> segments() {
        try (Stream<Path> files = Files.list(home.resolve(".local/state/conveyor-driver/sessions"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        } catch (IOException e) {
            return List.of(); // not yet
        }
    }

    private long lines(String kind) throws IOException {
        long count = 0;
        for (Path segment : segments()) {
            try (Stream<String> lines = Files.lines(segment)) {
                count += lines.filter(line -> line.startsWith("{\"kind\":\"" + kind + "\""))
                        .count();
            }
        }
        return count;
    }
}
