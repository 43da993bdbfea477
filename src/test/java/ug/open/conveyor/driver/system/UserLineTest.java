package ug.open.conveyor.driver.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserLineTest {
    @Test
    void theShellOfTheSystemReadsIt() {
        assertThat(UserLine.words(OperatingSystem.UNIX, "less -R")).containsExactly("/bin/sh", "-c", "less -R");
        assertThat(UserLine.words(OperatingSystem.WINDOWS, "\"C:\\a b\\vim.exe\" -n"))
                .containsExactly(WindowsPrograms.here().cmd(), "/d", "/s", "/c", "\"\"C:\\a b\\vim.exe\" -n\"");
    }
}
