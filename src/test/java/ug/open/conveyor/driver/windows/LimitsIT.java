package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Running;
import ug.open.conveyor.driver.installed.Scene;
import ug.open.conveyor.driver.installed.Seen;

/** What ends a run or lets it begin again. */
@Tag("windows")
final class LimitsIT {
    /** A batch file that works until it is ended, and shows that it does. */
    private static final String[] FOR_EVER = {
        ":again", "echo at work>> work.txt", "ping -n 2 127.0.0.1 > NUL", "if exist driver.yaml goto again"
    };

    @TempDir
    Path home;

    private Prompt prompt;

    @BeforeEach
    void prepare() {
        prompt = Prompt.in(home);
    }

    private Seen run(String options) {
        return prompt.run("conveyor-driver run demo --events events.jsonl " + options);
    }

    private void aTreeOfProcesses() {
        prompt.driver("echo begins", "cmd /c work.cmd");
        prompt.write("demo/work.cmd", "@echo off\r\n" + String.join("\r\n", FOR_EVER) + "\r\n");
    }

    /** Nothing writes any more: the file is as long as a moment before, several times over. */
    private void assertNobodyWorks() {
        Path work = prompt.folder().resolve("demo/work.txt");
        AtomicLong length = new AtomicLong(-1);
        AtomicLong since = new AtomicLong(System.nanoTime());
        Await.until("the end of all that the driver has started", () -> {
            long now = work.toFile().length();
            if (length.getAndSet(now) != now) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > 4_000_000_000L; // it writes once a second
        });
        assertThat(length.get()).isPositive();
    }

    @Test
    void theTimeLimitEndsTheTreeOfProcesses() {
        aTreeOfProcesses();
        run("--max-events 1 --timeout 3s").ends(1).says("ran longer than its time limit of 3s", "1 failed");
        assertThat(prompt.statuses()).containsExactly("failed");
        assertNobodyWorks();
    }

    @Test
    void aKilledToolTakesItsDriverWithIt() {
        prompt.driver(FOR_EVER);
        Running running = prompt.start("conveyor-driver run demo --events events.jsonl");
        // a command that has just begun has nobody yet who would end it
        Installation.await(
                "a second round of work",
                () -> prompt.folder().resolve("demo/work.txt").toFile().length() > "at work\r\n".length());
        prompt.kill(" run demo ");
        running.outcome();
        assertNobodyWorks();
    }

    @Test
    void exitCode75AsksForAnotherAttempt() {
        prompt.driver("echo attempt %CONVEYOR_ATTEMPT%", "if %CONVEYOR_ATTEMPT% lss 3 exit /b 75");
        prompt.write("demo/driver.yaml", prompt.read("demo/driver.yaml") + "retry: {times: 2, pause: 50ms}\n");
        run("--max-events 1")
                .ends(0)
                .prints("attempt 1", "attempt 2", "attempt 3")
                .says("retry ", "1 ok, 2 retried");
        assertThat(prompt.statuses()).containsExactly("retried", "retried", "succeeded");
    }

    @Test
    void theFirstFailureEndsItWhereThatIsWanted() {
        prompt.driver("exit /b 1");
        run("--fail-fast").ends(1).says("run-0001").doesNotSay("run run-0002");
    }

    @Test
    void onlyTheWantedEventsAreRun() {
        prompt.driver("echo %CONVEYOR_RUN_ID%");
        run("--only run=run-0002").ends(0).printsOnly("run-0002\n");
    }

    @Test
    void severalAtATimeAreAllRun() {
        prompt.driver("echo %CONVEYOR_RUN_ID%");
        StringBuilder events = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            events.append(Scene.event("run-" + i).replace("\"app\"", "\"app-" + i + "\""));
        }
        prompt.write("events.jsonl", events.toString());
        Seen seen = run("--concurrency 3").ends(0).says(": 6 ok");
        assertThat(seen.out().lines()).containsExactlyInAnyOrder("run-1", "run-2", "run-3", "run-4", "run-5", "run-6");
    }

    @Test
    void aSecretIsMaskedEverywhere() {
        prompt.driver("echo token %TOKEN%");
        prompt.write("demo/driver.yaml", prompt.read("demo/driver.yaml") + "secrets: [TOKEN]\n");
        Prompt with = prompt.with("TOKEN", "s3cr3t-of-mine");
        with.run("conveyor-driver run demo --events events.jsonl")
                .ends(0)
                .prints("token ***")
                .doesNotPrint("s3cr3t");
        with.run("conveyor-driver logs @last -o json")
                .ends(0)
                .prints("token ***")
                .doesNotPrint("s3cr3t");
    }

    @Test
    void theVariablesOfTheProjectReachTheDriver() {
        prompt.driver("echo level %LEVEL% home %APPDATA%");
        prompt.write("demo/driver.yaml", prompt.read("demo/driver.yaml") + "env: {LEVEL: \"${LEVEL:-debug}\"}\n");
        run("--max-events 1").ends(0).prints("level debug home " + Wine.path(home));
    }
}
