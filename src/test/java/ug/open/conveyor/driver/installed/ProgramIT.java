package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.live.NatsBinary;

/** Drivers that are programs on one of Conveyor's own runtimes, unmodified, on recorded events. */
final class ProgramIT {
    private static final String CAPTURE = Path.of("src/test/resources/captures/single-driver.jsonl")
            .toAbsolutePath()
            .toString();

    @TempDir
    Path folder;

    private ProgramScene programs;
    private Scene scene;
    private String program;

    @BeforeEach
    void prepare() {
        programs = new ProgramScene(folder);
        scene = programs.scene;
        program = programs.program;
    }

    @AfterEach
    void nothingIsLeft() {
        programs.awaitNothingLeft();
    }

    private String events(String... doings) {
        return programs.events(doings);
    }

    private Seen run(String form, String... doings) {
        return programs.run(form, doings);
    }

    @Test
    void runsTheEventsOfCapturedTrafficThatAreAddressedToIt() {
        scene.run("run", "--events", CAPTURE, "--program", "--", program, "go", "git-cloner", "flutter-builder")
                .ends(0)
                .prints("got create for build-app")
                .says("ok      flutter-builder/build-app  did create", "1 ok");
        scene.run("logs", "--run", "45b92f67-9aee-4df9-98f5-cdac97975ff6")
                .ends(0)
                .prints("got create for build-app");
        scene.run("runs", "show", "@last").ends(0).prints("driver     git-cloner", "status     succeeded");
        scene.run("replay", "@last", "--check", "--program", "--", program, "go", "git-cloner", "flutter-builder")
                .ends(0)
                .says("1 result, the same as recorded");
    }

    @Test
    void aChangedResultIsADifference() {
        run("go", "time").ends(0);
        scene.run("replay", "@last", "--check", "--program", "--", program)
                .ends(3)
                .prints("data")
                .says("not the same as recorded");
    }

    @ParameterizedTest
    @CsvSource({"go", "rust"})
    void resultsOfEachFormAreTheRuns(String form) {
        run(form, "", "fail", "big")
                .ends(1)
                .says(
                        "ok      workflow/app1  did create",
                        "FAILED  workflow/app2  did create",
                        "ok      workflow/app3  did create",
                        "2 ok, 1 failed");
        assertThat(scene.statuses()).containsExactly("succeeded", "failed", "succeeded");
    }

    @Test
    void aRuntimeThatOnlyAcknowledgesEndsARunByThat() {
        run("ack", "", "term", "")
                .ends(1)
                .says(
                        "acknowledges an event behind its log entries and publishes no result",
                        "ok      workflow/app1  acknowledged",
                        "FAILED  workflow/app2  the program refused the event for good (+TERM)",
                        "ok      workflow/app3  acknowledged");
    }

    @Test
    void anEventThatIsGivenBackIsTriedAgain() {
        scene.write(
                "demo/driver.yaml",
                "retry: {times: 1, pause: 1ms}\nprogram: {command: [" + program + ", ack], payload: object,"
                        + " result: acknowledgement}\n");
        scene.run("run", "demo", "--events", events("nak")).ends(1).says("the program gave the event back (-NAK)");
        assertThat(scene.statuses()).containsExactly("retried", "failed");
    }

    @Test
    void oneThatEndsBeforeItListensIsRefused() {
        scene.tool.with("STAND_IN_START", "exit");
        run("go", "")
                .ends(7)
                .says(
                        "nothing to do",
                        "conveyor-driver: the program ended with exit 0: nothing to do, before it listened for events");
    }

    @Test
    void oneThatNeverConnectsIsToldByItsAddress() {
        scene.tool.with("STAND_IN_START", "never");
        scene.write("demo/driver.yaml", "program: {command: " + program + ", ready: 1s}\n");
        scene.run("run", "demo", "--events", "events.jsonl")
                .ends(7)
                .says(
                        "the program does not listen for events after 1 s: it did not connect to its event stream, nats://127.0.0.1:",
                        "nats://localhost:4222",
                        "--port 4222",
                        "`ready: 2m`",
                        "the last line that it printed: waiting for something else");
    }

    @Test
    void oneThatConnectsAndMakesNoConsumerIsToldByItsConnection() {
        scene.tool.with("STAND_IN_START", "silent");
        scene.write("demo/driver.yaml", "program: {command: " + program + ", ready: 1s}\n");
        scene.run("run", "demo", "--events", "events.jsonl")
                .ends(7)
                .says("it connected as 'Conveyor Driver Manager - builder', but made no consumer");
    }

    @Test
    void oneThatConnectsElsewhereAndGivesUpIsToldByItsWords() {
        scene.tool.with("STAND_IN_URL", "nats://127.0.0.1:9");
        run("go", "")
                .ends(7)
                .says(
                        "the program ended with exit 1",
                        "Error Occured while connecting to NATS",
                        "before it listened for events");
    }

    @Test
    void aNameThatIsNotTheProgramsIsRefused() {
        scene.write("demo/driver.yaml", "name: cloner\nresources: [workflow]\nprogram: " + program + "\n");
        scene.run("run", "demo", "--events", "events.jsonl")
                .ends(7)
                .says("the program attached as the driver builder, not as cloner");
        scene.write("demo/driver.yaml", "name: builder\nresources: [app]\nprogram: " + program + "\n");
        scene.run("run", "demo", "--events", "events.jsonl")
                .ends(7)
                .says("the program listens to workflow, not to app");
    }

    @Test
    void aPortThatIsTakenIsRefusedByTheNameOfItsServer() throws Exception {
        try (var server = ug.open.conveyor.driver.live.NatsServer.start(folder.resolve("other"))) {
            String port = server.url().substring(server.url().lastIndexOf(':') + 1);
            scene.run("run", "--events", "events.jsonl", "--port", port, "--program", "--", program)
                    .ends(7)
                    .says("port " + port + " is taken by the nats-server ", ": this may be a real Conveyor server");
        }
    }

    @Test
    void onTheLiveStreamItIsRefused() {
        scene.write("demo/driver.yaml", "program: " + program + "\n");
        scene.run("run", "demo").ends(2).says("a program on a runtime of its own acts for real and cannot shadow");
        scene.run("run", "demo", "--join").ends(2).says("it joins by itself");
        scene.run("run", "--port", "4222", "--events", "events.jsonl", "--", "true")
                .ends(2)
                .says("--port needs --program");
        scene.run("run", "--program", "--events", "events.jsonl", "demo")
                .ends(2)
                .says("--program needs the program behind --");
    }

    @Test
    void withoutAServerThePersonIsToldHowToGetOne() {
        scene.tool.with("CONVEYOR_NATS_SERVER", null).with("PATH", "/usr/bin:/bin");
        scene.run("run", "--events", "events.jsonl", "--program", "--", program)
                .ends(7)
                .saysOnly(
                        "no nats-server of 2.10 or newer was found: put one on the PATH, name it in CONVEYOR_NATS_SERVER, or get one with"
                                + " `conveyor-driver dev --get-server`");
    }

    /** What serves is asked for its version where it answers, and not before. */
    @Test
    void anOldServerOnThePathIsPassedOver() throws IOException {
        Path old = Files.createDirectories(folder.resolve("old")).resolve("nats-server");
        Files.writeString(old, "#!/bin/sh\necho nats-server: v2.9.25\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path young = Files.createDirectories(folder.resolve("young")).resolve("nats-server");
        Files.writeString(young, "#!/bin/sh\nexec '" + NatsBinary.find() + "' \"$@\"\n");
        Files.setPosixFilePermissions(young, PosixFilePermissions.fromString("rwxr-xr-x"));
        scene.tool.with("CONVEYOR_NATS_SERVER", null);
        scene.tool.with("PATH", old.getParent() + ":" + young.getParent() + ":/usr/bin:/bin");
        scene.run("run", "--events", "events.jsonl", "--program", "--", program)
                .ends(0)
                .says("2 ok");
        scene.tool.with("PATH", old.getParent() + ":/usr/bin:/bin");
        scene.run("run", "--events", "events.jsonl", "--program", "--", program)
                .ends(7)
                .says("no nats-server of 2.10 or newer was found");
    }
}
