package ug.open.conveyor.driver.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Cli;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.SampleCommands;
import ug.open.conveyor.driver.fakes.Programs;

/** In a real bash: the function is called as readline calls it. */
final class BashCompletionTest {
    @TempDir
    Path folder;

    @BeforeEach
    void toolAndScript() throws IOException {
        Programs.need("bash");
        Files.writeString(
                folder.resolve("script"),
                BashCompletion.of(Cli.COMMANDS.rows(), SampleCommands.all(new Here().environment())));
        Path tool = folder.resolve("conveyor-driver");
        Files.writeString(tool, """
                #!/bin/sh
                case $2 in
                  runs) printf '@last\\tcloner\\n@failed\\tcloner\\nrun-1\\tok\\ncloner/run:2#1\\tfailed\\n' ;;
                  drivers) printf 'cloner\\n' ;;
                  contexts) printf 'prod\\tnats://host\\nlocal\\t\\n' ;;
                esac
                """);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Files.createDirectory(folder.resolve("folder"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            conveyor-driver r                               | replay run runs
            conveyor-driver --ve                            | --version
            conveyor-driver __                              | none
            conveyor-driver run --f                         | --fail-fast
            conveyor-driver run --s                         | none
            conveyor-driver run -x --ti                     | --timeout
            conveyor-driver run --output r                  | raw-bytes
            conveyor-driver run --output=r                  | raw-bytes
            conveyor-driver run -o                          | -o
            conveyor-driver run --color al                  | always
            conveyor-driver --color always repl             | replay
            conveyor-driver --color al                      | always
            conveyor-driver --color always run --ti         | --timeout
            conveyor-driver replay @                        | @failed @last
            conveyor-driver replay @l                       | @last
            conveyor-driver replay --run @f                 | @failed
            conveyor-driver replay --run=@f                 | @failed
            conveyor-driver replay --run=ru                 | run-1
            conveyor-driver replay cloner/run:              | 2#1
            conveyor-driver replay x run-                   | run-1
            conveyor-driver replay --driver cl              | cloner
            conveyor-driver replay --context pr             | prod
            conveyor-driver replay --context=l              | local
            conveyor-driver runs s                          | show
            conveyor-driver runs --fa                       | --failed
            conveyor-driver runs export --fa                | --failed
            conveyor-driver runs export ru                  | run-1
            conveyor-driver run -- bash                     | bash
            conveyor-driver completion z                    | zsh
            conveyor-driver run --only ev                   | event=
            conveyor-driver run --only=res                  | resource=
            conveyor-driver replay --report h               | html=
            conveyor-driver replay --report=h               | html=
            conveyor-driver replay --report html=fol        | folder
            conveyor-driver replay --report=html=fol        | folder
            conveyor-driver replay --report github=fol      | none
            conveyor-driver help exit                       | exit-codes
            conveyor-driver help runs sh                    | show
            conveyor-driver help run sh                     | none
            conveyor-driver run --home my\\ folder --ti      | --timeout
            conveyor-driver nonsense --x                    | none
            """)
    void completes(String line, String expected) throws Exception {
        List<String> replies = complete(line);
        if (expected == null) {
            assertThat(replies).isEmpty();
        } else {
            assertThat(replies).contains(expected.split(" "));
        }
    }

    @Test
    void aWordThatIsGoneStaysOutOfTheWay() throws Exception {
        assertThat(complete("conveyor-driver run --output ")).containsExactly("json", "raw-bytes", "text");
    }

    @Test
    void aToolThatFailsCompletesNothing() throws Exception {
        Files.writeString(folder.resolve("conveyor-driver"), "#!/bin/sh\necho broken >&2\nexit 70\n");
        assertThat(complete("conveyor-driver replay --run ")).isEmpty();
    }

    private List<String> complete(String line) throws Exception {
        String program = """
                set -eu
                compopt() { :; } # there is no readline here
                . ./script
                set +eu
                COMP_LINE=$1 COMP_POINT=${#1}
                _conveyor_driver conveyor-driver
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "-c", program, "bash", line);
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Stream.of(output.split("\n"))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
    }
}
