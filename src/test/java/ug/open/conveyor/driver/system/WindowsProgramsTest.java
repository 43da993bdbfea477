package ug.open.conveyor.driver.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsProgramsTest {
    @Test
    void areWhereTheSystemIs() {
        WindowsPrograms programs = WindowsPrograms.of(Map.of("SYSTEMROOT", "D:\\Win", "PATH", "C:\\x"));
        assertThat(programs.cmd()).isEqualTo("D:\\Win\\System32\\cmd.exe");
        assertThat(programs.powerShell()).isEqualTo("D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe");
        assertThat(WindowsPrograms.of(Map.of()).cmd()).isEqualTo("C:\\Windows\\System32\\cmd.exe");
    }
}
