package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.system.Shell;

class ShellWordTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "plain        ! plain              ! plain            ! plain",
                "@last        ! @last              ! @last            ! '@last'",
                "./run.sh     ! ./run.sh           ! ./run.sh         ! ./run.sh",
                "C:\\my\\x    ! 'C:\\my\\x'        ! C:\\my\\x        ! C:\\my\\x",
                "two words    ! 'two words'        ! \"two words\"    ! 'two words'",
                "a&b          ! 'a&b'              ! \"a&b\"          ! '\"a&b\"'",
                "it's         ! 'it'\\''s'         ! \"it's\"         ! 'it''s'",
                "say \"hi\"   ! 'say \"hi\"'       ! \"say \"\"hi\"\"\" ! '\"say \"\"hi\"\"\"'",
                "k=v,w        ! k=v,w              ! \"k=v,w\"        ! '\"k=v,w\"'",
                "-a.b         ! -a.b               ! -a.b             ! '-a.b'",
                "$HOME        ! '$HOME'            ! \"$HOME\"        ! '$HOME'",
                "50%          ! 50%                ! \"50%\"          ! '\"50%%cd:~,%\"'",
                "~~           ! ''                 ! \"\"             ! '\"\"'",
            })
    void aWordIsQuotedForEachShell(String word, String sh, String cmd, String powerShell) {
        assertThat(ShellWord.quote(Shell.SH, word)).isEqualTo(sh);
        assertThat(ShellWord.quote(Shell.CMD, word)).isEqualTo(cmd);
        assertThat(ShellWord.quote(Shell.POWERSHELL, word)).isEqualTo(powerShell);
    }

    @Test
    void whatMustNotBeShownIsAVariableOfTheShell() {
        String word = ShellWord.ofVariable("NATS_URL");
        assertThat(ShellWord.quote(Shell.SH, word)).isEqualTo("\"$NATS_URL\"");
        assertThat(ShellWord.quote(Shell.CMD, word)).isEqualTo("\"%NATS_URL%\"");
        assertThat(ShellWord.quote(Shell.POWERSHELL, word)).isEqualTo("\"$env:NATS_URL\"");
    }

    @Test
    void noShellShowsACharacterThatATerminalObeys() {
        for (Shell shell : Shell.values()) {
            assertThat(ShellWord.quote(shell, "a\u001b[31mb")).doesNotContain("\u001b");
        }
    }

    @Test
    void linesAreThoseOfTheShell() {
        Path folder = Path.of("/my project");
        List<String> words = List.of("./build", "-q", "a b");
        assertThat(new ShellLine(Shell.SH).in(folder, words)).isEqualTo("cd '/my project' && ./build -q 'a b'");
        assertThat(new ShellLine(Shell.CMD).in(folder, words)).isEqualTo("cd \"/my project\" && .\\build -q \"a b\"");
        assertThat(new ShellLine(Shell.POWERSHELL).in(folder, List.of("my build", "-q")))
                .isEqualTo("cd '/my project'; & 'my build' -q");
        assertThat(new ShellLine(Shell.CMD).enter("D:\\x")).isEqualTo("cd /d D:\\x");
    }

    @Test
    void filesAreRenamedRemovedAndOpenedByTheShellsOwnCommands() {
        Path from = Path.of("a.yml");
        Path to = Path.of("a b.yaml");
        assertThat(new ShellLine(Shell.SH).rename(from, to)).isEqualTo("mv a.yml 'a b.yaml'");
        assertThat(new ShellLine(Shell.CMD).rename(from, to)).isEqualTo("move a.yml \"a b.yaml\"");
        assertThat(new ShellLine(Shell.POWERSHELL).remove(to)).isEqualTo("rm -r 'a b.yaml'");
        assertThat(new ShellLine(Shell.CMD).remove(from)).isEqualTo("rmdir /s /q a.yml");
        assertThat(new ShellLine(Shell.SH).makeReadable(from)).isEqualTo("chmod u+r a.yml");
        assertThat(new ShellLine(Shell.POWERSHELL).makeReadable(from))
                .isEqualTo("icacls a.yml /grant \"${env:USERNAME}:R\"");
    }
}
