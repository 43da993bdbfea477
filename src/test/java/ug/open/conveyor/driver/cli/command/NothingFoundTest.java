package ug.open.conveyor.driver.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.Here.Outcome;

/** One rule: nothing found is 1, and a sentence says what was looked for. */
class NothingFoundTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aRunThatLogsALine() throws IOException {
        Files.writeString(
                folder.resolve("events.jsonl"),
                "{\"event\":\"create\",\"run_id\":\"run-0001\",\"id\":\"m\","
                        + "\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}\n");
    }

    private Outcome tool(String... words) {
        return new Here().folder(folder).run(words);
    }

    private void aRun() {
        assertThat(tool("run", "--events", "events.jsonl", "-q", "--", "echo", "hello")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--driver nope",
                "--driver nope --driver x* --exclude a",
                "--level error",
                "--since 2030-01-01T00:00:00Z",
                "--until 2020-01-01T00:00:00Z",
                "--resource nope --event create --tail 5",
                "--failed",
                "--grep nope",
                "--run run-0001 --level error",
            })
    void logs(String options) {
        aRun();
        List<String> words = new ArrayList<>(List.of("logs"));
        words.addAll(List.of(options.split(" ")));
        String sentence = "no log entry was found with " + options + "\n";
        Outcome text = tool(words.toArray(String[]::new));
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out()).isEmpty();
        assertThat(text.err().split("[ \n]")).containsExactlyInAnyOrder(sentence.split("[ \n]"));
        words.addAll(List.of("-o", "json"));
        assertThat(tool(words.toArray(String[]::new)))
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "{\"error\":{\"code\":\"nothing-found\",\"message\":\""
                                + text.err().strip() + "\",\"exit\":1}}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--driver nope", "--resource nope", "--failed"})
    void runs(String options) {
        aRun();
        List<String> words = new ArrayList<>(List.of("runs", "list"));
        words.addAll(List.of(options.split(" ")));
        Outcome text = tool(words.toArray(String[]::new));
        assertThat(text).isEqualTo(new Outcome(1, "", "no run was found with " + options + "\n"));
        words.addAll(List.of("-o", "json"));
        assertThat(tool(words.toArray(String[]::new)))
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "{\"error\":{\"code\":\"nothing-found\",\"message\":\""
                                + text.err().strip() + "\",\"exit\":1}}\n"));
    }

    @Test
    void whatIsFoundIsNoReasonToSayAnything() {
        aRun();
        assertThat(tool("logs", "--driver", "echo", "--level", "info"))
                .isEqualTo(new Outcome(0, "run-0001 | hello\n", ""));
        assertThat(tool("logs", "--tail", "0")).isEqualTo(new Outcome(0, "", ""));
        assertThat(tool("logs", "--grep", "nope", "-c").out()).isEqualTo("0\n");
    }

    /** Who asks for all there is has it where there is nothing. */
    @Test
    void aStoreThatIsEmptyIsNotSearchedInVain() {
        assertThat(tool("logs"))
                .isEqualTo(new Outcome(0, "", "no log entry here yet; conveyor-driver run --events FILE makes some\n"));
        assertThat(tool("runs").code()).isZero();
        assertThat(tool("runs", "-o", "json").code()).isZero();
        assertThat(tool("logs", "--tail", "5").code()).isEqualTo(1);
        assertThat(tool("runs", "--driver", "nope").code()).isEqualTo(1);
    }

    @Test
    void whoFollowsUntilATimeAndSeesNothing() {
        aRun();
        assertThat(tool("logs", "-f", "--until", "1h").code()).isEqualTo(1);
        assertThat(tool("logs", "-f", "--idle", "100ms", "--driver", "nope").code())
                .isEqualTo(1);
    }
}
