package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Running;
import ug.open.conveyor.driver.installed.Scene;
import ug.open.conveyor.driver.installed.Seen;

/** Several processes at one run store: nothing is lost, nothing is torn, although Windows lets nobody take away a file that is open. */
@Tag("windows")
final class SharedStoreIT {
    private static final int EVENTS = 6;
    private static final int LINES = 40;

    @TempDir
    Path home;

    private Prompt prompt;

    @BeforeEach
    void aDriverThatLogsMuch() {
        prompt = Prompt.in(home);
        prompt.driver("for /l %%i in (1,1," + LINES + ") do echo %CONVEYOR_RUN_ID% line %%i");
    }

    private Running write(String tag) {
        StringBuilder events = new StringBuilder();
        for (int i = 1; i <= EVENTS; i++) {
            events.append(Scene.event(tag + "-" + i));
        }
        prompt.write(tag + ".jsonl", events.toString());
        return prompt.start("conveyor-driver run demo --events " + tag + ".jsonl");
    }

    private static List<String> linesOf(List<String> all, String run) {
        return all.stream().filter(line -> line.startsWith(run + " ")).toList();
    }

    private static void assertWhole(List<String> all, String... tags) {
        for (String tag : tags) {
            for (int i = 1; i <= EVENTS; i++) {
                String run = tag + "-" + i;
                assertThat(linesOf(all, run))
                        .isEqualTo(IntStream.rangeClosed(1, LINES)
                                .mapToObj(n -> run + " line " + n)
                                .toList());
            }
        }
    }

    @Test
    void twoWritersAFollowerAndAPruneLoseNothing() {
        assertThat(write("old").outcome().code()).isZero();
        prompt.anHourAgo();
        Running follower = prompt.at("follower").start("conveyor-driver logs -f -o raw");
        for (int i = 1; follower.lines().isEmpty(); i++) { // it gives only what comes
            prompt.run("conveyor-driver run --events events.jsonl --max-events 1 -- cmd /c echo hello " + i)
                    .ends(0);
        }
        Running one = write("one");
        Running two = write("two");
        while (one.isAlive() || two.isAlive()) {
            prompt.run("conveyor-driver runs prune --keep 0").ends(0);
        }
        assertThat(one.outcome().code()).as(one.err()).isZero();
        assertThat(two.outcome().code()).as(two.err()).isZero();
        prompt.run("conveyor-driver runs prune --keep 0").ends(0);

        Installation.await("the last lines", () -> numbered(follower.lines()) >= 2 * EVENTS * LINES);
        prompt.at("follower").kill(" logs ");
        follower.outcome();
        assertWhole(follower.lines(), "one", "two");
        List<String> kept = prompt.run("conveyor-driver logs -o raw")
                .ends(0)
                .out()
                .lines()
                .map(String::strip)
                .toList();
        assertWhole(kept, "one", "two");
        assertThat(kept).noneMatch(line -> line.startsWith("old-"));
    }

    private static long numbered(List<String> lines) {
        return lines.stream().filter(line -> line.contains(" line ")).count();
    }

    /** What was printed is kept, and whoever reads takes the store as it is. */
    @Test
    void aKillInTheMidstLeavesAStoreThatEveryCommandReads() {
        Running running = write("killed");
        running.awaitOut("killed-2 line 20");
        prompt.kill(" run demo ");
        running.outcome();
        List<String> printed = running.lines();
        List<String> kept = prompt.run("conveyor-driver logs -o raw")
                .ends(0)
                .out()
                .lines()
                .map(String::strip)
                .toList();
        assertThat(kept).containsAll(printed);
        assertThat(prompt.statuses()).contains("succeeded").isSubsetOf("succeeded", "interrupted");
        for (String words :
                List.of("runs", "runs show @last", "runs export @last last.jsonl", "runs prune --dry-run")) {
            prompt.run("conveyor-driver " + words).ends(0).doesNotSay("passes it over");
        }
        prompt.run("conveyor-driver replay @last --no-store --project demo").ends(0);
    }

    @Test
    void theStoreOfAnotherVersionIsRead() throws IOException {
        Path sessions = Files.createDirectories(prompt.sessions());
        try (var files = Files.list(Path.of("src/test/resources/stores/0.1.0/store/sessions"))) {
            for (Path file : files.toList()) {
                Files.copy(file, sessions.resolve(file.getFileName()));
            }
        }
        String logs = prompt.run("conveyor-driver logs -o raw").ends(0).out();
        assertThat(logs).isNotEmpty();
    }

    private Running holder(Path file) {
        Running holder = Running.start(
                Wine.java(
                        HeldFile.class,
                        Wine.path(file),
                        Wine.path(prompt.folder().resolve("let-go"))),
                home);
        holder.awaitOut("holds");
        assertThat(holder.isAlive()).as(holder.err()).isTrue();
        return holder;
    }

    private void letGo(Running holder) {
        assertThat(holder.isAlive()).isTrue();
        prompt.write("let-go", "");
        assertThat(holder.outcome().code()).isZero();
    }

    @Test
    void whatAnotherProgramHoldsIsPrunedLater() {
        assertThat(write("kept").outcome().code()).isZero();
        Running holder = holder(prompt.recordings().get(0));
        prompt.run("conveyor-driver runs prune --keep 0").ends(0).says("warning: The run store ", ".jsonl");
        assertThat(prompt.statuses()).hasSize(EVENTS);
        letGo(holder);
        prompt.run("conveyor-driver runs prune --keep 0").ends(0);
        assertThat(prompt.recordings()).isEmpty();
    }

    @Test
    void anExportSaysThatTheFileIsHeldAndLeavesItAsItIs() {
        assertThat(write("kept").outcome().code()).isZero();
        prompt.run("conveyor-driver runs export kept-1 case.jsonl").ends(0);
        Running holder = holder(prompt.folder().resolve("case.jsonl"));
        String before = prompt.read("case.jsonl");
        Seen seen = prompt.run("conveyor-driver runs export kept-2 case.jsonl --force")
                .says("case.jsonl");
        assertThat(seen.outcome().code()).isNotZero();
        assertThat(prompt.read("case.jsonl")).isEqualTo(before);
        assertThat(prompt.folder().toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
        letGo(holder);
        prompt.run("conveyor-driver runs export kept-2 case.jsonl --force").ends(0);
        assertThat(prompt.read("case.jsonl")).contains("kept-2").doesNotContain("kept-1");
    }
}
