package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes run drivers, a third follows what they log, a fourth prunes: nothing is lost, nothing is torn. */
final class SeveralProcessesIT {
    private static final Pattern LINE = Pattern.compile("((?:one|two)-\\d+) line (\\d+)");

    @TempDir
    Path home;

    private Installation tool;

    @BeforeEach
    void installation() {
        tool = Installation.in(home);
    }

    @Test
    void shareOneStore() throws IOException {
        share(100, 100);
    }

    /** Over several segments of each of the two. */
    @Test
    @Tag("soak")
    void shareOneStoreForLong() throws IOException {
        share(1_000, 2_000);
    }

    private void share(int events, int lines) throws IOException {
        Project old = Project.chattyJava(home.resolve("old"), 1);
        for (int i = 1; i <= 4; i++) {
            assertThat(run("old" + i, old, events).outcome().code()).isZero();
        }
        ofAnHourAgo();
        Running follower = start("logs", "-f", "-o", "raw");
        awaitFollowing(follower, old);
        List<Running> writers = List.of(
                run("one", Project.chattyJava(home.resolve("one"), lines), events),
                run("two", Project.chattyCommand(home.resolve("two"), lines), events));

        while (writers.stream().anyMatch(Running::isAlive)) {
            prune(2 * events + 10); // what the two do, and a few attempts that go over two segments
        }
        for (Running writer : writers) {
            assertThat(writer.outcome().code()).as(writer.err()).isZero();
        }
        prune(2 * events + 10);

        Installation.await("the last lines", () -> numbered(follower.lines()) >= 2L * events * lines);
        follower.kill();
        assertWhole(follower.lines(), events, lines);
        assertWhole(start("logs", "-o", "raw").outcome().out().lines().toList(), events, lines);
        List<String> runs =
                tool.run("runs", "--all", "-o", "json").out().lines().toList();
        assertThat(runs)
                .filteredOn(line -> line.contains("\"one-") || line.contains("\"two-"))
                .hasSize(2 * events)
                .allMatch(line -> line.contains("\"succeeded\""));
        assertThat(runs).noneMatch(line -> line.contains("\"old1-"));
    }

    /** What is new stays while somebody follows. */
    private void ofAnHourAgo() throws IOException {
        FileTime then = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        try (Stream<Path> files = Files.list(home.resolve(".local/state/conveyor-driver/sessions"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, then);
            }
        }
    }

    private Running start(String... words) {
        return Running.start(tool.builder(words), home);
    }

    private Running run(String tag, Project project, int events) {
        return start("run", "--events", project.events(tag, events).toString(), project.path());
    }

    /** It gives only what comes: so something must come until it gives it. */
    private void awaitFollowing(Running follower, Project old) {
        for (int i = 1; follower.lines().isEmpty(); i++) {
            assertThat(run("hello" + i, old, 1).outcome().code()).isZero();
        }
    }

    private void prune(int keep) {
        assertThat(tool.run("runs", "prune", "--keep", Integer.toString(keep)).code())
                .isZero();
    }

    private static long numbered(List<String> all) {
        return all.stream().filter(line -> LINE.matcher(line).matches()).count();
    }

    /** Every line of every run, once and in order. */
    private static void assertWhole(List<String> all, int events, int lines) {
        Map<String, Integer> last = new HashMap<>();
        for (String line : all) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                int number = Integer.parseInt(matcher.group(2));
                assertThat(number).as(line).isEqualTo(last.getOrDefault(matcher.group(1), 0) + 1);
                last.put(matcher.group(1), number);
            } else {
                assertThat(line).matches("(old|hello)\\d+-\\d+ line 1");
            }
        }
        assertThat(last).hasSize(2 * events);
        assertThat(last.values()).containsOnly(lines);
    }
}
