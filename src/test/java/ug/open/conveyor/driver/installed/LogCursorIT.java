package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code logs --cursor-file}: each call prints what the ones before it have not. */
final class LogCursorIT {
    private static final Pattern LINE = Pattern.compile("((?:one|two|three)-\\d+) line (\\d+)");

    @TempDir
    Path folder;

    private Scene scene;
    private final List<Running> writers = new ArrayList<>();

    @BeforeEach
    void scene() {
        scene = new Scene(folder);
    }

    private Seen logs(String... words) {
        List<String> all = new ArrayList<>(List.of("logs", "--cursor-file", "seen.cursor"));
        all.addAll(List.of(words));
        return scene.run(all.toArray(String[]::new));
    }

    private void say(String text) {
        scene.run("run", "--events", "events.jsonl", "--name", "demo", "--", "echo", text)
                .ends(0);
    }

    @Test
    void anEntryComesOnceInAnyFormat() {
        say("first");
        scene.write("seen.cursor", ""); // as mktemp makes one
        logs("-o", "raw").ends(0).printsOnly("first\nfirst\n");
        logs().ends(0).printsNothing().doesNotSay("no ");
        say("second");
        logs("-o", "json").ends(0).printsMatching("(?s)(\\{[^\\n]*\"message\":\"second\"[^\\n]*\\}\\n){2}");
        say("third");
        logs("--template", "{message}!", "--driver", "de*").ends(0).printsOnly("third!\nthird!\n");
        say("fourth");
        logs("--grep", "fifth").ends(1).printsNothing().says("no new log entry was found with --grep fifth");
        logs().ends(0).printsNothing();
        say("sixth");
        logs("--grep", "six", "-c").ends(0).printsOnly("2\n");
        logs("--grep", "six", "-c").ends(1).printsOnly("0\n");
        say("seventh");
        logs("@last", "--grep", "sev", "-C", "1", "-o", "raw").ends(0).printsOnly("seventh\n");
    }

    @Test
    void whatHasNoPositionIsRefused() {
        say("first");
        logs("--from", "server", "run-0001")
                .ends(2)
                .saysOnly("--cursor-file needs the run store: entries at a server have no position; leave out"
                        + " --from server\ntry: conveyor-driver logs --help");
        logs("--failed").ends(2).says("--cursor-file and --failed cannot be used together: while an attempt runs");
        logs("--tail", "3").ends(2).says("--tail").says("--cursor-file");
        logs("@last", "--all-executions").ends(2).says("--all-executions").says("--cursor-file");
        logs("no-such-run").ends(6);
        assertThat(folder.resolve("seen.cursor")).doesNotExist();
    }

    @Test
    void aFileThatIsNoCursorIsKept() throws Exception {
        say("first");
        for (String text : List.of(
                "note to self\n",
                "[1, 2]\n",
                "{\"cursor\":1,\"store\":\"" + scene.store + "\",\"sessions\":{\"a\":[1]}}",
                "{\"cursor\":1,\"store\":\"" + scene.store + "\",\"sessions\":{\"a\":[1,99999999999999999999]}}")) {
            scene.write("seen.cursor", text);
            logs().ends(2)
                    .printsNothing()
                    .says("seen.cursor: no cursor of log entries: ", "it stays as it is. Name another file, or remove");
            assertThat(folder.resolve("seen.cursor")).hasContent(text);
        }
        scene.write("seen.cursor", "{\"cursor\":2,\"store\":\"x\",\"sessions\":{}}");
        logs().ends(2).says("its format is 2, and this conveyor-driver knows 1");
        scene.write("seen.cursor", "{\"cursor\":1,\"store\":\"/else\\u001b[2Jwhere\",\"sessions\":{}}");
        logs().ends(2).printsNothing().says("are of the run store /else", "not of " + scene.store.toRealPath());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedBeforeAnythingIsPrinted() throws Exception {
        say("first");
        Files.createDirectory(folder.resolve("seen.cursor"));
        logs().ends(2).printsNothing().saysOnly("seen.cursor: is a folder");
        Files.delete(folder.resolve("seen.cursor"));
        scene.run("logs", "--cursor-file", "nowhere/seen.cursor")
                .ends(2)
                .printsNothing()
                .says("nowhere");
        scene.run("logs", "--cursor-file", "/proc/seen.cursor")
                .ends(2)
                .printsNothing()
                .says("/proc");
        scene.run("logs", "--cursor-file", "/dev/null").ends(2).printsNothing().says("no regular file");
    }

    @Test
    void aCursorThatCannotBeKeptIsSaidAndEntriesComeAgain() throws Exception {
        say("first");
        Path place = Files.createDirectory(folder.resolve("place"));
        Running follower = Running.start(
                scene.tool.builder("logs", "-f", "--cursor-file", "place/seen.cursor", "-o", "raw"), folder);
        Installation.await("the cursor", () -> Files.exists(place.resolve("seen.cursor")));
        Files.delete(place.resolve("seen.cursor"));
        Files.delete(place);
        say("second");
        new Seen(follower.outcome())
                .ends(74)
                .prints("first\nfirst\n")
                .says("the cursor file ", "seen.cursor could not be written: ", "come again next time");
    }

    @Test
    void aReaderThatLeftEarlyGetsItAgain() {
        scene.run("run", "--events", "events.jsonl", "--", "seq", "200000").ends(0);
        scene.shell("\"$0\" logs --cursor-file seen.cursor -o raw | head -1")
                .ends(0)
                .printsOnly("1\n");
        assertThat(folder.resolve("seen.cursor")).doesNotExist();
    }

    @Test
    void aFollowerThatIsEndedBySignalsMissesAndRepeatsNothing() throws Exception {
        write(40, 50);
        List<String> all = new ArrayList<>();
        for (int i = 0; alive() || i == 0; i++) {
            Running follower = Running.start(
                    scene.tool.builder("logs", "-f", "--cursor-file", "seen.cursor", "-o", "raw"), folder);
            Installation.await("entries", () -> follower.lines().size() > 20 || !alive());
            new ProcessBuilder("kill", i % 2 == 0 ? "-INT" : "-TERM", Long.toString(follower.pid()))
                    .start()
                    .waitFor();
            assertThat(follower.outcome().code()).isEqualTo(i % 2 == 0 ? 130 : 143);
            assertThat(follower.err()).isEmpty();
            all.addAll(follower.lines());
        }
        all.addAll(logs("-o", "raw").ends(0).out().lines().toList());
        assertOnceInOrder(all, 3 * 40, 50);
    }

    @Test
    void aFollowerThatIsKilledMissesNothing() throws Exception {
        write(40, 50);
        List<List<String>> calls = new ArrayList<>();
        while (alive() || calls.isEmpty()) {
            Running follower = Running.start(
                    scene.tool.builder("logs", "-f", "--cursor-file", "seen.cursor", "-o", "raw"), folder);
            Installation.await("entries", () -> follower.lines().size() > 20 || !alive());
            follower.kill();
            calls.add(follower.lines());
        }
        calls.add(logs("-o", "raw").ends(0).out().lines().toList());
        List<String> fresh = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (List<String> call : calls) {
            assertThat(call).doesNotHaveDuplicates();
            call.stream().filter(known::add).forEach(fresh::add);
        }
        assertOnceInOrder(fresh, 3 * 40, 50);
    }

    @Test
    void callsWhileThreeDriversWritePrintEachEntryOnceAndInOrder() {
        call(40, 20, 100, 0);
    }

    @Test
    @Tag("soak")
    void tenThousandCallsWhileThreeDriversWritePrintEachEntryOnceAndInOrder() {
        call(10_000, 200, 20, 100);
    }

    /** The writers begin again until the calls are done. */
    private void call(int calls, int events, int lines, int pauseMillis) {
        OnceInOrder all = new OnceInOrder();
        int rounds = 0;
        for (int i = 0; i < calls || alive(); i++) {
            if (i < calls && !alive()) {
                write(rounds++, events, lines, pauseMillis);
            }
            all.take(logs("-o", "raw").ends(0).out().lines());
        }
        all.take(logs("-o", "raw").ends(0).out().lines());
        all.end(rounds * 3 * events, lines);
    }

    private void write(int events, int lines) {
        write(0, events, lines, 0);
    }

    /** @param pauseMillis how long each event's attempt goes on after its last line */
    private void write(int round, int events, int lines, int pauseMillis) {
        writers.clear();
        for (String name : List.of("one", "two", "three")) {
            Path place = makeFolder(folder.resolve(name + round));
            Project project = name.equals("one")
                    ? Project.chattyJava(place, lines, pauseMillis)
                    : Project.chattyCommand(place, lines, pauseMillis);
            StringBuilder all = new StringBuilder();
            for (int i = 1; i <= events; i++) {
                all.append(Project.event(name + "-" + (round * events + i), "app-" + i))
                        .append('\n');
            }
            Path file = scene.write(name + round + "/events.jsonl", all.toString());
            writers.add(Running.start(scene.tool.builder("run", "--events", file.toString(), project.path()), folder));
        }
    }

    private static Path makeFolder(Path place) {
        try {
            return Files.createDirectories(place);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean alive() {
        return writers.stream().anyMatch(Running::isAlive);
    }

    private static void assertOnceInOrder(List<String> all, int runs, int lines) {
        OnceInOrder entries = new OnceInOrder();
        entries.take(all.stream());
        entries.end(runs, lines);
    }

    /** Every line of every run, once, and those of a run in order. */
    private static final class OnceInOrder {
        private final Map<String, Integer> last = new HashMap<>();

        void take(Stream<String> entries) {
            entries.forEach(line -> {
                Matcher matcher = LINE.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                int number = Integer.parseInt(matcher.group(2));
                assertThat(number).as(line).isEqualTo(last.getOrDefault(matcher.group(1), 0) + 1);
                last.put(matcher.group(1), number);
            });
        }

        void end(int runs, int lines) {
            assertThat(last).hasSize(runs);
            assertThat(last.values()).containsOnly(lines);
        }
    }
}
