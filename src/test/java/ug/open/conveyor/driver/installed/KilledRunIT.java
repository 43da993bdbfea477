package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** {@code kill -9} at any moment of a run leaves a store that every command reads, with all in it that was printed. */
final class KilledRunIT {
    private static final int EVENTS = 200;
    private static final int LINES = 20;
    private static final Pattern LINE = Pattern.compile("(k\\d+-\\d+) line (\\d+)");

    /** Two kinds of driver. */
    enum Kind {
        COMMAND(Project::chattyCommand),
        JAVA(Project::chattyJava);

        final BiFunction<Path, Integer, Project> project;

        Kind(BiFunction<Path, Integer, Project> project) {
            this.project = project;
        }
    }

    @TempDir
    Path home;

    private Installation tool;

    @BeforeEach
    void installation() {
        tool = Installation.in(home);
    }

    @ParameterizedTest
    @EnumSource
    void leavesAStoreThatEveryCommandReads(Kind kind) throws Exception {
        kill(kind, 3, new Random(kind.ordinal()));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void doesSoFiveHundredTimes(Kind kind) throws Exception {
        kill(kind, 250, new Random());
    }

    /** Also what has left the tree of processes, and what prints nothing. */
    @Test
    void takesALongCommandWithIt() throws IOException {
        Project project = Project.command(home.resolve("project"), """
                sleep 1000 &
                (sleep 1000 & echo $! > orphan)
                trap 'echo "asked to stop" > asked; exit 1' TERM
                echo begins
                wait
                """);
        Running running = Running.start(
                tool.builder("run", "--events", project.events("k", 1).toString(), project.path()), home);
        running.awaitOut("begins");
        Installation.await("its guardian", () -> running.isGuarded());
        List<ProcessHandle> all = new ArrayList<>(running.children());
        ProcessHandle.of(Long.parseLong(
                        Files.readString(home.resolve("project/orphan")).strip()))
                .ifPresent(all::add);
        assertThat(all).hasSize(4);
        running.kill();

        Installation.await("the end of all", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(home.resolve("project/asked")).exists();
    }

    private void kill(Kind kind, int times, Random random) throws Exception {
        Project project = kind.project.apply(home.resolve("project"), LINES);
        long begin = System.nanoTime();
        assertThat(tool.run("run", "--events", project.events("k0", EVENTS).toString(), project.path())
                        .code())
                .isZero();
        int usual = (int) ((System.nanoTime() - begin) / 1_000_000);
        for (int i = 1; i <= times; i++) {
            int millis = usual / 8 + random.nextInt(usual);
            String tag = "k" + i;
            Running running = Running.start(
                    tool.builder("run", "--events", project.events(tag, EVENTS).toString(), project.path()), home);
            running.endsWithin(millis);
            List<ProcessHandle> children = running.children();
            running.kill();
            try {
                look(tag, running, project);
            } catch (AssertionError e) {
                throw new AssertionError("kill " + i + ", after " + millis + " ms: " + e.getMessage(), e);
            }
            Installation.await(
                    "the end of what it had started", () -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    /** All at once, since each may find an index that is to be made again. */
    private void look(String tag, Running killed, Project project) {
        Path exported = home.resolve(tag + ".export");
        Running runs = start("runs", "--all", "-o", "json");
        Running logs = start("logs", "--run", "@last");
        Running grep = start("logs", "--grep", tag + "-", "-F", "-o", "raw");
        List<Running> others = List.of(
                start("runs"),
                start("runs", "show", "@last"),
                start("replay", "@last", "--no-store", "--project", project.path()),
                start("runs", "export", "@last", exported.toString()),
                start("runs", "prune", "--dry-run"));

        for (Running other : others) {
            assertWell(other.outcome());
        }
        assertThat(exported).isNotEmptyFile();
        Outcome log = logs.outcome();
        if (!log.err().contains("no log entry was found with --run @last")) { // killed before its first line
            assertWell(log);
        }
        Outcome list = runs.outcome();
        assertWell(list);
        checkAttempts(list.out()
                .lines()
                .filter(line -> line.contains("\"" + tag + "-"))
                .toList());
        checkLines(killed.lines(), grep.outcome());
    }

    private Running start(String... words) {
        return Running.start(tool.builder(words), home);
    }

    private static void assertWell(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).doesNotContain("bug", "passes it over", "Exception");
    }

    /** Those in flight were interrupted, at most two; all others have succeeded. */
    private static void checkAttempts(List<String> attempts) {
        assertThat(attempts).allMatch(line -> line.contains("\"succeeded\"") || line.contains("\"interrupted\""));
        assertThat(attempts)
                .filteredOn(line -> line.contains("\"interrupted\""))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static void checkLines(List<String> printed, Outcome grep) {
        assertThat(grep.code()).as(grep.err()).isIn(0, 1);
        List<String> kept = grep.out().lines().toList();
        Set<String> missing = new HashSet<>();
        for (String line : printed) {
            Matcher matcher = LINE.matcher(line); // behind the resource, where two go at a time
            assertThat(matcher.find()).as(line).isTrue();
            missing.add(matcher.group());
        }
        kept.forEach(missing::remove);
        assertThat(missing).as("printed and not in the store").isEmpty();
        Map<String, Integer> last = new HashMap<>();
        for (String line : kept) {
            Matcher matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            int number = Integer.parseInt(matcher.group(2));
            assertThat(number).as(line).isEqualTo(last.getOrDefault(matcher.group(1), 0) + 1);
            last.put(matcher.group(1), number);
        }
    }
}
