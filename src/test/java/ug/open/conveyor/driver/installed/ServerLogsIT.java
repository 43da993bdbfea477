package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** {@code logs} of a run that only a server knows. */
final class ServerLogsIT {
    private static final String LINE = "{\"name\":\"line\",\"resource\":\"workflow\",\"steps\":["
            + "{\"id\":\"1\",\"name\":\"Build\",\"driver\":\"build\"},{\"id\":\"2\",\"name\":\"Deploy\",\"driver\":\"deploy\"}]}";

    @TempDir
    private Path folder;

    private LogScene log;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        log = new LogScene(folder);
        scene = log.scene;
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        log.close();
    }

    /** The server's own order is one driver after the other, by name. */
    @Test
    void twoDriversOfARunAreShownInTheOrderInWhichTheyLogged() throws Exception {
        for (int i = 0; i < 5; i++) {
            log.log("zeta", "first " + i);
            log.log("alpha", "second " + i);
        }
        Installation.await("10 stored lines", () -> log.server.stored() == 10);
        scene.run("logs", "--run", "run-0001", "-o", "raw").ends(0).prints("first 0\nsecond 0\nfirst 1\nsecond 1\n");
        scene.run("logs", "--run", "run-0001", "--from", "server", "--tail", "2", "-t")
                .ends(0)
                .prints("2026-01-01T00:00:00.000008Z zeta | first 4", "2026-01-01T00:00:00.000009Z alpha | second 4")
                .doesNotPrint("first 3");
        scene.run("logs", "--run", "run-0001", "--grep", "second [34]", "--count")
                .ends(0)
                .prints("2\n");
        scene.run("logs", "--run", "run-0001", "--grep", "third").ends(1).printsNothing();
        scene.run("logs", "--run", "run-0001", "--since", "2026-01-01T00:00:00.000009Z", "-o", "json")
                .ends(0)
                .prints(
                        "{\"kind\":\"log\",\"runid\":\"run-0001\",\"driver\":\"alpha\",\"timestamp\":\"2026-01-01T00:00:00.000009Z\"")
                .doesNotPrint("zeta");
    }

    /** Each line is stored a moment after it went live, while the follower takes over from the one to the other. */
    @Test
    void noLineIsMissingOrShownTwiceWhileTheyPourIn() throws Exception {
        List<String> expected = new ArrayList<>();
        Running running = log.follow();
        int more = 3_000;
        for (int i = 0; more > 0; i++) {
            log.log("demo", "line " + i);
            expected.add("line " + i);
            if (i % 20 == 0) {
                log.server.connection.flush(Duration.ofSeconds(5));
            }
            more -= running.out().isEmpty() ? 0 : 1;
        }
        log.server.result("run-0001", "demo", true, "");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactlyElementsOf(expected);
        assertThat(running.err()).contains("demo succeeded: that was all\n").doesNotContain("missing", "behind");
        assertThat(log.server.api.calls()).as("the store is asked once").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, 0, demo succeeded: that was all", "false, 1, demo FAILED: that was all"})
    void endsWithTheResultOfARunWithoutPipeline(boolean success, int code, String said) throws Exception {
        Running running = log.following();
        log.log("demo", "ends");
        log.server.result("run-0002", "demo", !success, "");
        log.server.result("run-0001", "demo", success, "");
        assertThat(running.outcome())
                .isEqualTo(new Outcome(
                        code,
                        "begins\nends\n",
                        "a run that ended before looks like one that goes on: this ends when nothing comes for "
                                + "10m, or for --idle DURATION\n" + said + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"true, true, 0", "true, false, 1", "false, true, 1"})
    void endsWithTheResultOfTheDriverThatIsNamedOrAFailureBeforeIt(boolean first, boolean second, int code)
            throws Exception {
        Running running = Running.start(
                scene.tool.builder("logs", "--run", "deploy/run-0001", "--from", "server", "-f", "-o", "raw"),
                scene.folder);
        log.server.api.answers("GET /logs?runid=run-0001&driver=deploy", 200, "[]");
        running.awaitErr("no log entry of the run yet: waiting");
        log.log("build", "not asked for");
        log.server.result("run-0001", "build", first, "line");
        log.log("deploy", "asked for");
        log.server.result("run-0001", "deploy", second, "line");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.out()).isEqualTo(first ? "asked for\n" : "");
        assertThat(outcome.err())
                .contains(first ? "build succeeded: that was all (the pipeline may go on)" : "build FAILED");
    }

    @Test
    void endsWhenNothingComesForATime() throws Exception {
        Outcome nothing = log.following("--idle", "1s").outcome();
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("nothing came for 1s: given up, without the result");
        Running running = log.following("--idle", "3s");
        log.server.result("run-0001", "build", true, "line");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as("the next step may fail").isEqualTo(1);
        assertThat(outcome.err()).contains("nothing came for 3s: given up, without the end of its pipeline");
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void endsWithTheLastStepOfThePipelineThatAFileNames(boolean success, int code) throws Exception {
        Running running =
                log.following("--pipeline", scene.write("line.yaml", LINE).toString());
        log.server.result("run-0001", "build", true, "line");
        log.server.result("run-0001", "deploy", success, "line");
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(code);
    }

    @Test
    void endsWhenTheTimeThatIsAskedForIsOver() throws Exception {
        Outcome outcome = log.following("--until", "1h").outcome();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("the time of --until has passed: given up, without the result");
    }

    /** As a driver of the Go runtime writes them. */
    @Test
    void thatTheServerDoesNotKnowTheOrderWithinASecondIsSaidOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            log.server.log("run-0001", "demo", "2026-01-01T00:00:01Z", "line " + i);
        }
        Installation.await("3 stored lines", () -> log.server.stored() == 3);
        Seen seen = scene.run("logs", "--run", "run-0001", "--from", "server").ends(0);
        assertThat(seen.outcome().err())
                .isEqualTo("the times of demo are whole seconds: the server does not know the order of its "
                        + "lines within one second\n");
    }

    @Test
    void isInterrupted() throws Exception {
        Running running = log.following();
        running.signal("INT");
        assertThat(running.outcome().code()).isEqualTo(130);
    }

    @Test
    void aGapIsSaid() throws Exception {
        Running running = log.following();
        log.live.server.kill();
        running.awaitErr("connection lost");
        log.live.server.start();
        running.awaitErr("the live log was off for ");
        assertThat(running.err()).contains("logs --from server --run run-0001");
        try (Connection again = log.live.server.connect()) {
            again.publish(
                    "live.logs.run-0001.demo",
                    "{\"runid\":\"run-0001\",\"driver\":\"demo\",\"message\":\"back\"}"
                            .getBytes(StandardCharsets.UTF_8));
            again.flush(Duration.ofSeconds(5));
        }
        running.awaitOut("back");
        running.signal("INT");
        running.outcome();
    }

    @Test
    void aServerThatIsLostForTooLongEndsIt() throws Exception {
        Running running = log.following("--reconnect-timeout", "1s");
        log.live.server.kill();
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(5);
        assertThat(outcome.err()).contains("the connection to the event stream is closed");
    }

    /** Nobody reads what one follower prints; the server, the driver and another follower do not feel it, and it misses nothing. */
    @Test
    void aBlockedTerminalDisturbsNobody() throws Exception {
        int lines = 20_000;
        Process blocked = scene.tool.start("logs", "--run", "run-0001", "-f", "-o", "raw");
        Running other = log.following();
        String text = "x".repeat(300);
        for (int i = 0; i < lines; i++) {
            log.log("demo", i + " " + text);
            if (i % 100 == 0) {
                log.server.connection.flush(Duration.ofSeconds(5));
            }
        }
        log.server.result("run-0001", "demo", true, "");
        assertThat(other.outcome().code()).as(other.err()).isZero();
        assertThat(other.lines()).hasSize(lines + 1);
        List<String> expected = new ArrayList<>(List.of("begins"));
        IntStream.range(0, lines).forEach(i -> expected.add(i + " " + text));
        assertThat(Installation.output(blocked).lines()).containsExactlyElementsOf(expected);
        assertThat(Installation.end(blocked)).isZero();
    }

    @Test
    void nobodyKnowsTheRun() {
        log.server.api.answers("GET /logs?runid=run-0009", 200, "[]");
        scene.run("logs", "--run", "run-0009", "--from", "server")
                .ends(6)
                .printsNothing()
                .says("has no log entry of the run run-0009; it needs the whole run id");
        scene.run("logs", "--run", "run-0009")
                .ends(6)
                .says("no run yet in the run store", "logs tried a server too: the server at http://127.0.0.1:");
        scene.run("logs", "--run", "run-0009", "--from", "local").ends(6).doesNotSay("server");
        scene.tool.with("CONVEYOR_API_URL", "http://127.0.0.1:1");
        scene.run("logs", "--run", "run-0009").ends(6).says("logs tried a server too: no Conveyor server answers at");
        scene.run("logs", "--run", "run-0009", "--from", "server").ends(5).says("no Conveyor server answers");
        scene.run("logs", "abc").ends(6).doesNotSay("server");
        scene.run("logs", "k3f9ab.2").ends(6).doesNotSay("server");
        scene.run("logs", "abc", "--from", "server").ends(5).says("no Conveyor server answers");
        scene.tool.with("CONVEYOR_NATS_URL", "nats://127.0.0.1:1");
        scene.run("logs", "--run", "run-0009", "--follow")
                .ends(6)
                .says("logs tried a server too: no NATS server answers");
        scene.run("logs", "--run", "run-0009", "--from", "server", "-f").ends(5).says("no NATS server answers");
    }

    /** A start is felt: what talks to a server is loaded where one is asked. */
    @Test
    void aLogOfTheRunStoreLoadsNothingThatTalksToAServer() throws Exception {
        scene.run("run", "--events", "events.jsonl", "--", "echo", "hello").ends(0);
        Path loaded = folder.resolve("loaded");
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
        scene.run("logs", "--run", "run-0001").ends(0).prints("hello");
        assertThat(Files.readString(loaded))
                .contains("driver.cli.command.LogsCmd")
                .doesNotContain("io.nats.", "java.net.http.", "driver.client.", "driver.stream.");
        assertThat(log.server.api.calls()).isEmpty();
    }

    @Test
    void aServerThatWantsATokenRefuses() {
        log.server.api.answers("GET /logs?runid=run-0001", 401, "{\"error\":\"missing Authorization header\"}");
        scene.run("logs", "--run", "run-0001").ends(4).printsNothing().says("--cert");
        scene.run("logs", "--run", "run-0001", "--from", "server", "-f").ends(4).printsNothing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| --from server needs a REF",
                "--run @last | @last belongs to the run store",
                "--run run-0001#2 | a server keeps no attempts",
                "--run run-0001 --level warn | a server keeps no level",
                "--run run-0001 --resource app | a server keeps no resource",
                "--run run-0001 --failed | a server keeps no verdict",
                "--run run-0001 --idle 1s | --idle needs --follow",
                "--run a/run-0001 --driver b | name two drivers",
                "--run * --follow | the run id \"*\" cannot be part of a subject",
                "--run a.> --follow | the run id \"a.>\" cannot be part of a subject"
            })
    void whatAServerCannotTellIsRefused(String options, String sentence) {
        List<String> words = new ArrayList<>(List.of("logs", "--from", "server"));
        if (options != null) {
            words.addAll(List.of(options.split(" ")));
        }
        scene.run(words.toArray(String[]::new)).ends(2).printsNothing().says(sentence);
    }
}
