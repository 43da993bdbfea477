package ug.open.conveyor.driver.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellTest {
    private static final String CMD = "C:\\Windows\\System32\\cmd.exe";
    private static final String POWERSHELL = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

    private static Shell.Above above(String program, long seconds) {
        return new Shell.Above(program, Duration.ofSeconds(seconds));
    }

    private static Shell of(Shell.Above... above) {
        return Shell.of(List.of(above), Map.of());
    }

    @Test
    void whoTypesIntoCmdIsThere() {
        assertThat(of(above(CMD, 600), above("C:\\Windows\\explorer.exe", 9_000)))
                .isEqualTo(Shell.CMD);
        assertThat(of(above(CMD, 600), above(POWERSHELL, 700))).isEqualTo(Shell.CMD);
    }

    @Test
    void aCmdThatRunsTheBatchFileAloneIsPowerShells() {
        assertThat(of(above(CMD, 0), above(POWERSHELL, 700))).isEqualTo(Shell.POWERSHELL);
        assertThat(of(above(CMD, 1), above("C:\\Program Files\\PowerShell\\7\\pwsh.exe", 2)))
                .isEqualTo(Shell.POWERSHELL);
        assertThat(of(above(CMD, 0), above("C:\\Program Files\\Git\\usr\\bin\\bash.exe", 5)))
                .isEqualTo(Shell.SH);
    }

    @Test
    void whereNoneIsKnownItIsCmdUnlessGitBashSaysSo() {
        assertThat(of()).isEqualTo(Shell.CMD);
        assertThat(of(above("", 3), above("C:\\ide\\idea64.exe", 900))).isEqualTo(Shell.CMD);
        assertThat(Shell.of(List.of(above("", 3)), Map.of("MSYSTEM", "MINGW64")))
                .isEqualTo(Shell.SH);
    }
}
