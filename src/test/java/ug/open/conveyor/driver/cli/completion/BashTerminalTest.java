package ug.open.conveyor.driver.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Cli;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.SampleCommands;
import ug.open.conveyor.driver.fakes.Programs;

/** In a real bash on a terminal: what is typed, then the tab key, and the line that is there then. */
final class BashTerminalTest {
    private static final String TYPE = """
            import os, pty, re, select, sys
            pid, terminal = pty.fork()
            if pid == 0:
                os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])
            seen = b''
            def until(pattern):
                global seen
                while True:
                    found = re.search(pattern, seen, re.S)
                    if found:
                        seen = seen[found.end():]
                        return found.group(1).decode()
                    if not select.select([terminal], [], [], 60)[0]:
                        sys.exit('nothing more than ' + repr(seen))
                    seen += os.read(terminal, 65536)
            os.write(terminal, b'. ./setup; echo REA""DY\\n')
            until(b'(READY)')
            for line in sys.stdin:
                os.write(terminal, line.rstrip('\\n').encode() + b'\\t\\x18p')
                print(until(b'<<(.*?)>>'))
                os.write(terminal, b'\\x18k')
            os.close(terminal)
            """;

    /** How each line is typed, and what it becomes; some stay as they are. */
    private static final List<String> LINES = """
            conveyor-driver run --events my\\ dir/inp
            conveyor-driver run --events my\\ dir/input.jsonl\s
            conveyor-driver run --events 'my dir/inp
            conveyor-driver run --events 'my dir/input.jsonl'\s
            conveyor-driver run --events "my dir/inp
            conveyor-driver run --events "my dir/input.jsonl"\s
            conveyor-driver run --events my\\ d
            conveyor-driver run --events my\\ dir/
            conveyor-driver run --events "my dir"/inp
            conveyor-driver run --events my\\ dir/input.jsonl\s
            conveyor-driver run --events my' dir/inp
            conveyor-driver run --events my' dir/input.jsonl'\s
            conveyor-driver run --events=my\\ dir/inp
            conveyor-driver run --events=my\\ dir/input.jsonl\s
            conveyor-driver run --events='my dir/inp
            conveyor-driver run --events='my dir/input.jsonl'\s
            conveyor-driver run --events $HOME/my\\ dir/inp
            conveyor-driver run --events $HOME/my\\ dir/input.jsonl\s
            conveyor-driver run --events "$HOME/my dir/inp
            conveyor-driver run --events "$HOME/my dir/input.jsonl"\s
            conveyor-driver run --events ~/my\\ dir/inp
            conveyor-driver run --events ~/my\\ dir/input.jsonl\s
            conveyor-driver run --events a:b/inp
            conveyor-driver run --events a:b/input.jsonl\s
            conveyor-driver run --events a\\:b/inp
            conveyor-driver run --events a\\:b/input.jsonl\s
            conveyor-driver run --events=x=y/inp
            conveyor-driver run --events=x=y/input.jsonl\s
            conveyor-driver run --events x
            conveyor-driver run --events x\\=y/
            conveyor-driver run --events "it's/inp
            conveyor-driver run --events "it's/input.jsonl"\s
            conveyor-driver run --events '$d/inp
            conveyor-driver run --events '$d/input.jsonl'\s
            conveyor-driver run --home my\\ d
            conveyor-driver run --home my\\ dir/
            conveyor-driver run --home=x=
            conveyor-driver run --home=x=y/
            conveyor-driver run --home my\\ dir/inp
            conveyor-driver run --home my\\ dir/inp
            conveyor-driver run --events $(touch evaluated)/inp
            conveyor-driver run --events $(touch evaluated)/inp
            conveyor-driver run --only ev
            conveyor-driver run --only event=
            conveyor-driver replay clo
            conveyor-driver replay cloner/
            conveyor-driver replay cloner/@l
            conveyor-driver replay cloner/@last\s
            conveyor-driver replay --run=cloner/run:
            conveyor-driver replay --run=cloner/run:2\s
            conveyor-driver replay --run='@f
            conveyor-driver replay --run='@failed'\s
            conveyor-driver replay my\\ dir/inp
            conveyor-driver replay my\\ dir/input.jsonl\s
            ~/bin/conveyor-driver replay @l
            ~/bin/conveyor-driver replay @last\s
            my\\ dir/conveyor-driver replay @l
            my\\ dir/conveyor-driver replay @last\s
            $(touch evaluated)/conveyor-driver replay @l
            $(touch evaluated)/conveyor-driver replay @l
            """.lines().toList();

    @TempDir
    Path home;

    private void scene() throws IOException {
        for (String folder : List.of("my dir", "a:b", "x=y", "it's", "$d")) {
            Files.createDirectory(home.resolve(folder));
            Files.createFile(home.resolve(folder).resolve("input.jsonl"));
        }
        Files.createDirectory(home.resolve("bin"));
        for (String folder : List.of("bin", "my dir")) {
            Path tool = home.resolve(folder).resolve("conveyor-driver");
            Files.writeString(tool, """
                    #!/bin/sh
                    for word in @last @failed cloner/ cloner/@last cloner/run:2; do
                        printf '%s\\t$(touch evaluated) `touch evaluated`\\n' "$word"
                    done
                    """);
            assertThat(tool.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(
                home.resolve("script"),
                BashCompletion.of(Cli.COMMANDS.rows(), SampleCommands.all(new Here().environment())));
        Files.writeString(home.resolve("type.py"), TYPE);
        Files.writeString(home.resolve("setup"), """
                bind 'set bell-style none'
                bind '"\\C-xk": kill-whole-line'
                bind -x '"\\C-xp": printf "<<%s>>\\n" "$READLINE_LINE"'
                PATH=~/bin:$PATH
                . ./script
                """);
    }

    @Test
    void theTabKeyCompletesWordsHoweverTheyAreQuoted() throws Exception {
        scene();
        List<String> typed = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < LINES.size(); i += 2) {
            typed.add(LINES.get(i));
            expected.add(LINES.get(i + 1));
        }
        Path lines = Files.write(home.resolve("lines"), typed);
        Programs.need("bash", "python3");
        ProcessBuilder builder = new ProcessBuilder("python3", "type.py");
        builder.directory(home.toFile()).redirectErrorStream(true).redirectInput(lines.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TERM", "dumb");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(output.lines()).containsExactlyElementsOf(expected);
        assertThat(home.resolve("evaluated")).doesNotExist();
    }
}
