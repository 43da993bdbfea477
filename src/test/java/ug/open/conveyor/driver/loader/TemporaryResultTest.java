package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.TemporaryFailureException;

/** The member {@code temporary} of a command's result file. */
class TemporaryResultTest {
    @TempDir
    Path temporary;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(temporary);
    }

    @Test
    void asksForAnotherAttemptByTheResultFile() throws Exception {
        String file =
                "echo '{\"success\":false,\"message\":\"registry is busy\",\"temporary\":%s}' > $CONVEYOR_RESULT; exit %d";
        assertThatThrownBy(() -> commands.shell(file.formatted("true", 1)))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessage("registry is busy");
        assertThat(commands.shell(file.formatted("false", 1))).isEqualTo(DriverResult.failure("registry is busy"));
        assertThat(commands.shell(file.formatted("1", 1)).message())
                .contains("temporary of a driver result must be true or false, found the number 1");
    }

    @Test
    void anExitCodeOfSuccessIsNotTemporary() throws Exception {
        assertThat(commands.shell("echo '{\"success\":true,\"message\":\"ok\",\"temporary\":true}' > $CONVEYOR_RESULT"))
                .isEqualTo(DriverResult.success("ok"));
        assertThat(commands.lines.messages())
                .containsExactly("the result file says temporary: true, but the exit code decides: exit 0");
    }
}
