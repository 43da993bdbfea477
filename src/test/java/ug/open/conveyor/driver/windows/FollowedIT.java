package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.installed.Running;
import ug.open.conveyor.driver.installed.Scene;

/** Others look at a run that is at work in another process, which holds its file open. */
@Tag("windows")
final class FollowedIT {
    private static final String FOLLOW = "conveyor-driver logs --run run-0001 -f -o raw";

    @TempDir
    Path home;

    private Prompt prompt;
    private Running run;
    private Running follower;

    /** A run that waits for a file, fails if it says so, and is followed. */
    @BeforeEach
    void followed() {
        prompt = Prompt.in(home);
        prompt.driver(
                "echo begins",
                ":wait",
                "if exist code.txt goto on",
                "ping -n 2 127.0.0.1 > NUL",
                "if exist driver.yaml goto wait",
                ":on",
                "echo goes on",
                "set /p code=<code.txt",
                "exit /b %code%");
        run = prompt.start("conveyor-driver run demo --events events.jsonl --max-events 1");
        run.awaitOut("begins");
        follower = prompt.at("follower").start(FOLLOW);
        follower.awaitOut("begins");
    }

    @AfterEach
    void letGo() {
        goOn(0);
        run.outcome();
    }

    private void goOn(int code) {
        prompt.write("demo/code.txt", code + "\r\n");
    }

    @Test
    void aFollowerEndsWell() {
        goOn(0);
        assertThat(follower.outcome()).isEqualTo(new Outcome(0, "begins\ngoes on\n", ""));
        assertThat(run.outcome().code()).isZero();
    }

    @Test
    void aFollowerEndsWithTheFailure() {
        goOn(3);
        assertThat(follower.outcome()).isEqualTo(new Outcome(1, "begins\ngoes on\n", ""));
        assertThat(run.outcome().code()).isEqualTo(1);
    }

    @Test
    void aKilledRunIsInterruptedAndNotRunning() {
        assertThat(prompt.statuses()).containsExactly("running");
        prompt.kill(" run demo ");
        assertThat(follower.outcome()).isEqualTo(new Outcome(1, "begins\n", ""));
        assertThat(prompt.statuses()).containsExactly("interrupted");
    }

    @Test
    void aKilledFollowerDisturbsNobody() {
        prompt.at("follower").kill(" logs ");
        goOn(0);
        run.outcome();
        assertThat(prompt.statuses()).containsExactly("succeeded");
    }

    @Test
    void pruneTakesWhatIsOverAndLeavesWhatIsFollowed() {
        prompt.write("old.jsonl", Scene.event("old"));
        prompt.run("conveyor-driver run --events old.jsonl -- cmd /c echo old").ends(0);
        prompt.anHourAgo();
        prompt.run("conveyor-driver runs prune --keep 0").ends(0).prints("removed 1 recording");
        assertThat(prompt.statuses()).containsExactly("running");
        goOn(0);
        assertThat(follower.outcome()).isEqualTo(new Outcome(0, "begins\ngoes on\n", ""));
        run.outcome();
        prompt.run("conveyor-driver runs prune --keep 0").ends(0).prints("removed 1 recording");
        assertThat(prompt.recordings()).isEmpty();
    }

    @Test
    void aRunAtWorkIsExportedAsFarAsItIs() {
        prompt.run("conveyor-driver runs export @last part.jsonl").ends(0);
        assertThat(prompt.read("part.jsonl")).contains("\"begins\"").endsWith("\n");
    }
}
