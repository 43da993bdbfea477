package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** {@code logs --run X -f} ends when another process has ended the run, with its verdict. */
final class FollowedRunIT {
    @TempDir
    Path home;

    private Installation tool;
    private Running run;
    private Running follower;

    /** A run that waits for a file, fails if it says so, and is followed. */
    @BeforeEach
    void followed() {
        tool = Installation.in(home);
        Project project = Project.command(home.resolve("project"), """
                echo "begins"
                while [ ! -e "$CONVEYOR_RUN_ID.go" ] && [ -e driver.yaml ]; do sleep 0.05; done
                echo "goes on"
                exit "$(cat "$CONVEYOR_RUN_ID.go")"
                """);
        run = Running.start(
                tool.builder("run", "--events", project.events("r", 1).toString(), project.path()), home);
        run.awaitOut("begins");
        follower = Running.start(tool.builder("logs", "--run", "r-1", "-f", "-o", "raw"), home);
        follower.awaitOut("begins");
    }

    @AfterEach
    void letGo() throws IOException {
        goOn(0);
    }

    private void goOn(int code) throws IOException {
        Files.writeString(home.resolve("project/r-1.go"), Integer.toString(code));
    }

    @Test
    void endsWell() throws IOException {
        goOn(0);
        assertThat(follower.outcome()).isEqualTo(new Outcome(0, "begins\ngoes on\n", ""));
        assertThat(run.outcome().code()).isZero();
    }

    @Test
    void endsWithItsFailure() throws IOException {
        goOn(3);
        assertThat(follower.outcome()).isEqualTo(new Outcome(1, "begins\ngoes on\n", ""));
        assertThat(run.outcome().code()).isEqualTo(1);
    }

    @Test
    void endsWhenItsProcessIsKilled() {
        run.kill();
        assertThat(follower.outcome()).isEqualTo(new Outcome(1, "begins\n", ""));
        assertThat(tool.run("runs").out()).contains("interrupted");
    }
}
