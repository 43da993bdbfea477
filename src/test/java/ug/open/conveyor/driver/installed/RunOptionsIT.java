package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** Which of the events are run, how many, in which order, how often; and what of it is data. */
final class RunOptionsIT {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void events() {
        StringBuilder events = new StringBuilder();
        int id = 0;
        for (String event : List.of("create", "update", "delete")) {
            for (String name : List.of("app", "site", "shop")) {
                events.append(event(++id, event, name));
            }
        }
        shell = Shell.in(home).write("events.jsonl", events.toString());
    }

    private static String event(int id, String event, String name) {
        return """
                {"event":"%s","run_id":"run-%02d","id":"%d","payload":{"name":"%s","resource":"workflow","spec":{"n":%d}}}
                """.formatted(event, id, id, name, id);
    }

    @Test
    void onlyTheWantedEventsAreRun() {
        assertThat(ran("--only event=create")).containsExactly("run-01", "run-02", "run-03");
        assertThat(ran("--only event=create --only event=delete --only name=app"))
                .containsExactly("run-01", "run-07");
        assertThat(ran("--only resource=workflow/shop")).containsExactly("run-03", "run-06", "run-09");
        assertThat(ran("--only run=run-05")).containsExactly("run-05");
        assertThat(shell.ends(2, "conveyor-driver run --events events.jsonl --only evnt=create -- true")
                        .err())
                .contains("--only", "evnt");
    }

    @Test
    void jsonHasTheTimesOfTheRecording() {
        String run = "conveyor-driver run --events events.jsonl --concurrency 3 -q -o json -- echo hi";
        String shown = shell.succeeds(run + " 2>/dev/null | grep -o '\"n\":[0-9]*}' | sort")
                .out();
        String kept = "conveyor-driver runs export --session @last - | grep -v '\"kind\":\"settle\"'";
        assertThat(shown.lines()).hasSize(27);
        assertThat(shell.succeeds(kept + " | grep -o '\"n\":[0-9]*}' | grep -v '^\"n\":[0-9]}' | sort")
                        .out())
                .isEqualTo(shown);
    }

    @Test
    void noMoreThanTheWantedNumberIsRun() {
        assertThat(ran("--max-events 2 --only name=site")).containsExactly("run-02", "run-05");
    }

    @Test
    void theFirstFailureEndsItWhereThatIsWanted() {
        String driver = "-- sh -c 'echo $CONVEYOR_RUN_ID; test $CONVEYOR_RUN_ID != run-03'";
        Outcome fast = shell.ends(1, "conveyor-driver run --events events.jsonl --fail-fast " + driver);
        assertThat(fast.out()).isEqualTo("run-01\nrun-02\nrun-03\n");
        assertThat(fast.err())
                .endsWith("3 events in " + took(fast) + ": 2 ok, 1 failed\nended by --fail-fast: a run failed\n");
        assertThat(shell.ends(1, "conveyor-driver run --events events.jsonl " + driver)
                        .out()
                        .lines())
                .hasSize(9);
    }

    private static String took(Outcome outcome) {
        return outcome.err().replaceAll("(?s).* events in ([^:]+): .*", "$1");
    }

    @Test
    void severalAtATimeKeepTheOrderOfEachResource() {
        Outcome run = shell.succeeds("conveyor-driver run --events events.jsonl --concurrency 3"
                + " -- sh -c 'sleep 0.0$((${#CONVEYOR_RUN_ID} % 3))1; echo $CONVEYOR_RESOURCE_NAME $CONVEYOR_EVENT'");
        Map<String, List<String>> orders = new TreeMap<>();
        run.out()
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> orders.computeIfAbsent(words[0], name -> new ArrayList<>())
                        .add(words[1]));
        assertThat(orders).containsOnlyKeys("app", "site", "shop");
        assertThat(orders.values()).allMatch(List.of("create", "update", "delete")::equals);
    }

    @Test
    void exitCode75AsksForAnotherAttempt() {
        shell.write("driver.yaml", "name: flaky\nrun: ./flaky.sh\nretry: {times: 2, pause: 10ms}\n");
        shell.write("flaky.sh", "#!/bin/sh\necho attempt $CONVEYOR_ATTEMPT\n[ $CONVEYOR_ATTEMPT = 3 ] || exit 75\n");
        Outcome run = shell.succeeds("conveyor-driver run --events events.jsonl --max-events 1");
        assertThat(run.out()).isEqualTo("attempt 1\nattempt 2\nattempt 3\n");
        assertThat(run.err())
                .contains("retry   workflow/app", "attempt 3 in 20 ms")
                .endsWith(": 1 ok, 2 retried\nended by --max-events\n");
        assertThat(shell.succeeds("conveyor-driver runs").out().lines().skip(1).toList())
                .satisfiesExactly(
                        last -> assertThat(last).contains(" 3  succeeded "),
                        second -> assertThat(second).contains(" 2  retried "),
                        first -> assertThat(first).contains(" 1  retried "));
        assertThat(shell.succeeds("conveyor-driver logs --run run-01#2").out()).isEqualTo("attempt 2\n");
    }

    @Test
    void whatADriverPrintsIsDataAndNothingElseIs() {
        String line = "conveyor-driver run --events events.jsonl --only event=create -- cat";
        assertThat(shell.succeeds(
                                line
                                        + " | python3 -c 'import json, sys; print([json.loads(line)[\"spec\"][\"n\"] for line in sys.stdin])'")
                        .out())
                .isEqualTo("[1, 2, 3]\n");
        assertThat(shell.seen(line).out())
                .startsWith(
                        "▶ create workflow/app, run run-01\n  {\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{\"n\":1}}\nok  ");
    }

    @Test
    void aLineLongerThanALogEntryIsOneLineOfData() {
        shell.write("long.sh", "#!/bin/sh\nhead -c 700000 /dev/zero | tr '\\0' x\necho\necho end\n");
        assertThat(shell.succeeds("conveyor-driver run --events events.jsonl --max-events 1 -- ./long.sh | wc -lc")
                        .out()
                        .strip()
                        .split("\\s+"))
                .containsExactly("2", "700005");
    }

    @Test
    void nothingIsKeptWhereThatIsWanted() {
        shell.succeeds("conveyor-driver run --events events.jsonl --no-store -q -- true");
        assertThat(shell.succeeds("conveyor-driver runs").out()).isEmpty();
    }

    @Test
    void aReaderThatHasEnoughIsNoTrouble() {
        shell.succeeds("conveyor-driver run --events events.jsonl -q -- seq 5000");
        for (String line : List.of(
                "conveyor-driver logs --run @last | head -1",
                "conveyor-driver logs | head -1",
                "conveyor-driver logs -o json | head -1",
                "conveyor-driver runs | head -1",
                "conveyor-driver run --events events.jsonl -- yes 2>/dev/null | head -1",
                "conveyor-driver run --events events.jsonl -- yes " + "x".repeat(9_000) + " 2>/dev/null | head -1",
                "conveyor-driver replay @last -- yes 2>/dev/null | head -1")) {
            Outcome outcome = shell.run(line + "; echo ${PIPESTATUS[@]}");
            assertThat(outcome.out()).as(line).endsWith("\n0 0\n");
            assertThat(outcome.err()).as(line).isEmpty();
        }
    }

    @Test
    void anotherLocaleDoesNoHarm() {
        Shell latin = shell.with("LC_ALL", "C");
        latin.write(
                "e.jsonl",
                "{\"event\":\"create\",\"run_id\":\"ü\",\"payload\":{\"name\":\"naïve\",\"resource\":\"w\"}}\n");
        Outcome run = latin.succeeds("conveyor-driver run --events e.jsonl -- sh -c 'cat; echo; echo grüß'");
        assertThat(run.out()).isEqualTo("{\"name\":\"naïve\",\"resource\":\"w\"}\ngrüß\n");
        assertThat(run.err()).startsWith("> create w/na");
        assertThat(latin.succeeds("conveyor-driver logs --run @last --grep 'GRÜSS|grüß'")
                        .out())
                .isEqualTo("grüß\n");
        assertThat(latin.succeeds("conveyor-driver runs").out()).contains("naïve");
    }

    private List<String> ran(String options) {
        return shell.succeeds(
                        "conveyor-driver run --events events.jsonl " + options + " -- sh -c 'echo $CONVEYOR_RUN_ID'")
                .out()
                .lines()
                .toList();
    }
}
