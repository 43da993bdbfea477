package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that do what none should: each gives a sentence and an exit code, loses nothing that it logged, and the next event runs where it can. */
final class OddProgramIT {
    @TempDir
    Path folder;

    private ProgramScene programs;
    private Scene scene;

    @BeforeEach
    void prepare() {
        programs = new ProgramScene(folder);
        scene = programs.scene;
    }

    @AfterEach
    void nothingIsLeft() {
        programs.awaitNothingLeft();
    }

    private Seen run(String form, String... doings) {
        return programs.run(form, doings);
    }

    @Test
    void aPanicFailsItsRunWithItsWordsAndTheNextEventGetsANewProgram() {
        run("go", "panic", "")
                .ends(1)
                .prints("got create for app1", "got create for app2") // by NATS, and so in no order with printed lines
                .prints("panic: boom", "got create for app2")
                .says("FAILED  workflow/app1  the program ended with exit 2: panic: boom", "ok      workflow/app2")
                .doesNotSay("cannot read the event");
        scene.run("logs", "--run", "run-1").ends(0).prints("the last words");
    }

    @Test
    void aProgramThatEndsInTheMiddleFailsItsRun() {
        run("go", "exit", "")
                .ends(1)
                .says("FAILED  workflow/app1  the program ended with exit 0", "ok      workflow/app2");
        scene.run("logs", "--run", "run-1").ends(0).prints("got create for app1");
    }

    @Test
    void aHangingRunIsEndedByItsTimeLimit() {
        programs.run(List.of("--timeout", "500ms"), "hang", "")
                .ends(1)
                .says("FAILED  workflow/app1  ran longer than its time limit of 0.5s", "ok      workflow/app2");
        scene.run("logs", "--run", "run-1").ends(0).prints("got create for app1");
    }

    @Test
    void aProgramThatIgnoresSigtermIsKilled() {
        scene.tool.with("STAND_IN_START", "deaf");
        programs.run(List.of("--timeout", "500ms"), "hang", "")
                .ends(1)
                .says("FAILED  workflow/app1  ran longer than its time limit of 0.5s", "ok      workflow/app2");
    }

    @Test
    void whatItPrintsIsKeptToTheLastLine() {
        String events = programs.events("print", "");
        scene.shell("\"$0\" run --events " + events + " --program -- " + programs.program + " > printed.txt 2>&1")
                .ends(0);
        scene.shell("grep -c xxx printed.txt").printsOnly("102400\n");
        scene.shell("grep -c '^ok      workflow/app[12] ' printed.txt").printsOnly("2\n");
        scene.shell("\"$0\" logs --run run-1 -o raw | grep -c xxx").printsOnly("102400\n");
    }

    /** Nobody reads for 12 s: by default a NATS server closes the connection of a client that reads nothing for 10 s. */
    @Test
    void nothingOf100MegabytesOfLogEntriesIsLostWhereNobodyReadsThemForAWhile() {
        String events = programs.events("flood");
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xmx64m");
        scene.shell("\"$0\" run --events " + events + " --program -- " + programs.program
                        + " 2> said.txt | (sleep 12; grep -o 'entry [0-9]* y' | sort -u | wc -l)")
                .ends(0)
                .prints("1000");
        scene.shell("cat said.txt").prints("1 ok");
        scene.shell("\"$0\" logs --run run-1 -o raw | grep -o 'entry [0-9]* y' | sort -u | wc -l")
                .prints("1000");
    }

    @Test
    void aResultOfAnotherRunIsReportedAndEndsNothing() {
        programs.run(List.of("--timeout", "1s"), "other-run", "")
                .ends(1)
                .says(
                        "the program published a result for run another-run, which is not in hand",
                        "FAILED  workflow/app1  ran longer than its time limit",
                        "ok      workflow/app2");
    }

    @ParameterizedTest
    @CsvSource({"go", "rust"})
    void ofTwoResultsTheFirstCounts(String form) {
        run(form, "twice", "slow")
                .ends(0)
                .says("the program published a second result for r", "; the first one counts", "2 ok");
    }

    @Test
    void aResultThatIsAlmostTooLongIsKept() {
        run("go", "big", "").ends(0).says("2 ok");
        assertThat(scene.recordings().get(0)).content().contains("b".repeat(900 * 1024));
    }

    @Test
    void whatCannotBeReadInThePlaceOfAResultFailsTheRun() {
        programs.run(List.of("--timeout", "5s"), "no-result", "")
                .ends(1)
                .says("what the program published on pipelines.driver.result cannot be read", "workflow/app2");
    }

    @Test
    void aResultInTheNameOfAnotherDriverIsReported() {
        run("go", "as-another").ends(0).says("published the result of run run-1 as the driver 'another'");
    }

    @Test
    void whatItLogsAfterItsResultIsShown() {
        run("go", "late", "slow").ends(0).says("logged for run run-1 after its end: after the result");
    }

    @Test
    void aSecondConsumerIsReported() {
        scene.tool.with("STAND_IN_START", "two");
        run("go", "slow")
                .ends(0)
                .says(
                        "the program made a second consumer, builder; its events are not run: a program is one driver, second");
    }

    @Test
    void eventsOfOtherTypesArePassedOver() {
        scene.run("run", "--events", "events.jsonl", "--program", "--", programs.program, "go", "builder", "other")
                .ends(1)
                .says("the driver takes resources of type other, not workflow");
    }

    @Test
    void anotherServerThatItFindsIsToldByTheAddressThatItDidNotTake() throws IOException {
        String port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = Integer.toString(socket.getLocalPort());
        }
        Running dev = Running.start(scene.tool.builder("dev", "--port", port), folder);
        dev.awaitOut("export NATS_URL");
        scene.tool.with("STAND_IN_URL", "nats://localhost:" + port);
        programs.run(List.of("--ready", "1s"), "")
                .ends(7)
                .says(
                        "the program does not listen for events after 1 s: it did not connect to its event stream, nats://127.0.0.1:")
                .says("take `port: 4222` or --port 4222", "Driver Manager is running");
        dev.awaitErr("attached: the driver builder");
        dev.signal("TERM");
        assertThat(dev.outcome().code()).isZero();
    }

    @Test
    void aProgramThatFindsNobodyAtAnAddressOfItsOwnIsToldAPort() {
        scene.tool.with("STAND_IN_URL", "nats://127.0.0.1:1");
        run("go", "")
                .ends(7)
                .says("the program ended with exit 1: Error Occured while connecting", "no servers available")
                .says("it looked for a server elsewhere", "take `port: 4222` or --port 4222");
    }

    @Test
    void aProgramThatIsTakenForACommandReachesNoServer() throws Exception {
        Running dev = Running.start(scene.tool.builder("dev", "--port", DevScene.freePort()), folder);
        dev.awaitOut("export NATS_URL=");
        String url = dev.out().replaceAll("(?s).*export NATS_URL=(\\S+).*", "$1");
        scene.tool.with("CONVEYOR_NATS_URL", url);
        try {
            scene.run("run", "--events", programs.events(""), "--", programs.program)
                    .ends(1)
                    .says("looked for an event stream, which a command does not have", "run it with --program")
                    .says("FAILED  workflow/app1  exit 1: Error Occured while connecting");
            assertThat(dev.err()).doesNotContain("attached");
        } finally {
            dev.kill();
        }
    }

    @Test
    void anObjectThatItCannotReadFailsEachRun() {
        scene.run(
                        "run",
                        "--events",
                        programs.events("", ""),
                        "--timeout",
                        "1h",
                        "--program",
                        "--payload",
                        "object",
                        "--",
                        programs.program)
                .ends(1)
                .says(
                        "FAILED  workflow/app1  the program cannot read the event: it printed: Error Occured while unmarshalling",
                        "FAILED  workflow/app2  the program cannot read the event",
                        "Try --payload string",
                        "2 failed");
    }

    @Test
    void aTextThatItCannotReadIsToldOnceWhereItEnds() {
        Seen seen = scene.run("run", "--events", programs.events("", ""), "--program", "--", programs.program, "rust")
                .ends(1)
                .says(
                        "the program ended before it logged anything or published a result. If it cannot read the event,"
                                + " try --payload object (`payload: object` below `program` in driver.yaml)",
                        "FAILED  workflow/app1  the program ended with exit 101: thread 'main' panicked");
        assertThat(seen.outcome().err().split("try --payload", -1)).hasSize(2);
    }
}
