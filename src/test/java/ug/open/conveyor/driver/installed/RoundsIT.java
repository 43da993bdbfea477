package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --watch} on recorded events: each save gets a verdict. */
final class RoundsIT {
    private static final long ROOM = 4 << 10; // KiB of heap
    private static final long ROOM_OUTSIDE = 64 << 10; // KiB: the JVM takes and gives back in steps

    @TempDir
    Path folder;

    private Scene scene;
    private Running running;
    private int verdicts;

    @BeforeEach
    void aScene() {
        scene = new Scene(folder);
    }

    @AfterEach
    void nothingIsLeft() {
        if (running != null && running.isAlive()) {
            running.kill();
        }
    }

    private void starts(String... words) {
        running = Running.start(scene.tool.builder(words), folder);
    }

    /** The verdicts so far. */
    private List<String> all() {
        return running.err()
                .lines()
                .filter(line -> line.startsWith("green") || line.startsWith("red"))
                .toList();
    }

    /** The next verdict. */
    private String verdict() {
        int number = ++verdicts;
        Installation.await("verdict " + number, () -> all().size() >= number || !running.isAlive());
        assertThat(all()).as(running.err()).hasSizeGreaterThanOrEqualTo(number);
        return all().get(number - 1);
    }

    private void ends(String signal, int code) throws IOException {
        running.signal(signal);
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(code);
    }

    /** Saves a file where it is another one by that. */
    private void put(String file, String text) {
        try {
            Path path = folder.resolve(file);
            if (!Files.exists(path) || !Files.readString(path).equals(text)) {
                scene.write(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void script(String file, String text) {
        if (Files.exists(folder.resolve(file))) {
            put(file, text);
        } else {
            scene.script(file, text);
        }
    }

    private void sh(String data) {
        put("demo/driver.yaml", "name: demo\nrun: ./reconcile.sh\n");
        script("demo/reconcile.sh", "#!/bin/sh\necho " + data + "\n" + result(data) + "\n");
    }

    private static String result(String data) {
        return "echo '{\"success\":true,\"data\":\"" + data + "\"}' > \"$CONVEYOR_RESULT\"";
    }

    private void python(String data) {
        put("demo/driver.yaml", "name: demo\nrun: python3 reconcile.py\n");
        put("demo/reconcile.py", "import helper\nhelper.answer()\n");
        put(
                "demo/helper.py",
                "import json, os\ndef answer():\n    print('" + data
                        + "')\n    json.dump({'success': True, 'data': '" + data
                        + "'}, open(os.environ['CONVEYOR_RESULT'], 'w'))\n");
    }

    private void java(String data) {
        put("demo/driver.yaml", "name: demo\njava: com.example.Demo\n");
        put(
                "demo/src/main/java/com/example/Demo.java",
                "package com.example;\nimport ug.open.conveyor.driver.*;\npublic class Demo implements Driver {\n"
                        + "  public DriverResult reconcile(DriverMessage m, DriverContext c) {\n"
                        + "    System.out.println(Answer.text()); return DriverResult.success(\"done\", Answer.text()); }\n}\n");
        put(
                "demo/src/main/java/com/example/Answer.java",
                "package com.example;\nclass Answer { static String text() { return \"" + data + "\"; } }\n");
    }

    static Stream<BiConsumer<RoundsIT, String>> drivers() {
        return Stream.of(RoundsIT::sh, RoundsIT::python, RoundsIT::java);
    }

    @ParameterizedTest
    @MethodSource("drivers")
    void eachSaveRunsTheSameEventsOnTheNewCode(BiConsumer<RoundsIT, String> driver) throws Exception {
        driver.accept(this, "one");
        starts("run", "demo", "--events", "events.jsonl", "--watch");
        assertThat(verdict()).startsWith("green: 2 events in ").endsWith(": 2 ok");
        driver.accept(this, "two");
        assertThat(verdict()).startsWith("green, 2 changed: 2 events in ");
        assertThat(running.out().lines()).contains("one", "two");
        assertThat(running.err())
                .contains(
                        "data changed\n",
                        "run run-0001 differs in 1 place: - before + now\n  $.data\n    - \"one\"\n    + \"two\"\n")
                .doesNotContain("\u001b");
        scene.write("events.jsonl", Scene.event("run-0003") + Scene.EVENTS);
        assertThat(verdict()).startsWith("green, 1 changed: 3 events in ");
        assertThat(running.err()).contains(" events.jsonl changed ", "  unchanged\n", "  new\n");
        assertThat(scene.run("logs", "--run", "@last").ends(0).out()).contains("two");
        ends("INT", 130);
    }

    @Test
    void aProgramIsStartedAgain() throws Exception {
        ProgramScene programs = new ProgramScene(folder);
        scene = programs.scene;
        script("demo/start.sh", "#!/bin/sh\nexec " + programs.program + " go\n");
        put("demo/driver.yaml", "name: demo\nprogram: ./start.sh\n");
        starts("run", "demo", "--events", programs.events("ok"), "--watch");
        String first = verdict();
        script("demo/start.sh", "#!/bin/sh\n# again\nexec " + programs.program + " go\n");
        assertThat(verdict().substring(0, 3)).as(running.err()).isEqualTo(first.substring(0, 3));
        ends("TERM", 143);
        programs.awaitNothingLeft();
    }

    @Test
    void whatDoesNotCompileOrReadIsRedUntilItIsMended() throws Exception {
        java("one\"; int x = \"");
        starts("run", "demo", "--events", "missing.jsonl", "--watch");
        assertThat(verdict()).isEqualTo("red: the driver does not compile, 1 error:");
        assertThat(running.err()).contains("src/main/java/com/example/Answer.java:2: error: ");
        java("one");
        assertThat(verdict())
                .isEqualTo(
                        "red: missing.jsonl: there is no such file; expected a file of events, or - for standard input");
        scene.write("missing.jsonl", Scene.EVENTS);
        assertThat(verdict()).startsWith("green: 2 events");
        put("demo/driver.yaml", "name: [demo\n");
        assertThat(verdict()).startsWith("red: demo/driver.yaml:");
        java("one");
        assertThat(verdict()).startsWith("green, nothing changed: 2 events");
        ends("HUP", 129);
    }

    @Test
    void aSaveDuringARoundEndsIt() throws Exception {
        sh("one");
        script("demo/reconcile.sh", "#!/bin/sh\necho begins\nexec sleep 300\n");
        starts("run", "demo", "--events", "events.jsonl", "--watch");
        running.awaitOut("begins");
        sh("two");
        assertThat(verdict()).startsWith("green");
        assertThat(running.err())
                .contains(
                        "reconcile.sh changed: this round ends\n",
                        "interrupted  workflow/app",
                        " reconcile.sh changed ");
        ends("TERM", 143);
    }

    @Test
    void whatARunWritesBeginsNoRound() throws Exception {
        sh("one");
        script("demo/reconcile.sh", "#!/bin/sh\ndate +%N > made.py; date +%N > state.json\necho run\n");
        starts("run", "demo", "--events", "events.jsonl", "--watch");
        verdict();
        sh("two");
        assertThat(verdict()).startsWith("green");
        ends("INT", 130);
        assertThat(running.out().lines().filter("run"::equals)).hasSize(2);
        assertThat(all()).hasSize(2);
    }

    @Test
    void aCommandIsWatchedByItsFiles() throws Exception {
        script("tool.sh", "#!/bin/sh\nexit 1\n");
        starts("run", "--events", "events.jsonl", "--watch", "--", "./tool.sh");
        assertThat(verdict()).startsWith("red: 2 events in ").endsWith(": 2 failed");
        script("tool.sh", "#!/bin/sh\ntest $CONVEYOR_RUN_ID = run-0001\n");
        assertThat(verdict()).startsWith("red, 1 changed: ").endsWith(": 1 ok, 1 failed");
        assertThat(running.err()).contains("verdict changed\n", "  $.success\n    - false\n    + true\n");
        ends("INT", 130);
    }

    @Test
    void aReplayStaysWithItsRun() throws Exception {
        sh("one");
        scene.run("run", "demo", "--events", "events.jsonl").ends(0);
        sh("two");
        starts("replay", "@last", "--project", "demo", "--check", "--watch");
        assertThat(verdict()).startsWith("red: 1 event");
        sh("one");
        assertThat(verdict()).startsWith("green, 1 changed: 1 event");
        put("demo/reconcile.sh", "#!/bin/sh\n# more\n" + result("one") + "\n");
        assertThat(verdict()).startsWith("green, nothing changed: 1 event");
        assertThat(running.err()).contains("1 result, not the same as recorded", "1 result, the same as recorded");
        ends("INT", 130);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --events - --watch -- cat | 2 | standard input can be read once: name a file",
                "replay - --watch -- cat | 2 | standard input can be read once: name a file",
                "run --watch --resource workflow -- cat | 2 | --watch needs a project",
                "replay nothing-1 --watch -- cat | 6 | There is no run yet",
                "run nowhere --events events.jsonl --watch | 2 | nowhere is not there",
                "run --events events.jsonl --watch --join -- cat | 2 | --join cannot be used together"
            })
    void whatCannotBeWatchedIsRefused(String line, int code, String says) {
        scene.run(line.split(" ")).ends(code).says(says);
    }

    @Test
    void sixtySavesGetSixtyVerdicts() throws Exception {
        saves(List.of(30, 60));
    }

    /** Saves as often as the last number says, each as soon as the one before has its verdict, and looks at the tool at each number. */
    void saves(List<Integer> looks) throws Exception {
        java("0");
        starts("run", "demo", "--events", "events.jsonl", "--watch");
        verdict();
        List<Footprint> seen = new ArrayList<>();
        for (int i = 1; i <= looks.get(looks.size() - 1); i++) {
            java(Integer.toString(i));
            assertThat(verdict()).startsWith("green, 2 changed: 2 events");
            if (looks.contains(i)) {
                seen.add(Footprint.of(running));
                System.out.println("save " + i + ": " + seen.get(seen.size() - 1));
            }
        }
        nothingHasPiledUp(seen);
        ends("INT", 130);
        assertThat(all()).hasSize(1 + looks.get(looks.size() - 1));
    }

    private static void nothingHasPiledUp(List<Footprint> seen) {
        Footprint before = seen.get(seen.size() - 2);
        Footprint last = seen.get(seen.size() - 1);
        assertThat(last.heap()).as(seen.toString()).isLessThan(seen.get(0).heap() + ROOM);
        assertThat(last.resident()).as(seen.toString()).isLessThan(before.resident() + ROOM_OUTSIDE);
        assertThat(last.handles()).as(seen.toString()).isLessThan(before.handles() + 10);
        assertThat(last.threads()).as(seen.toString()).isLessThan(before.threads() + 10);
        assertThat(last.drivers()).as(seen.toString()).isLessThan(5);
        assertThat(last.processes()).as(seen.toString()).isLessThan(3);
    }
}
