package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Screen;

/** {@code --debug}, {@code --tty} and {@code --shell} where they cannot be, and {@code runs show --env}. */
final class DebugTest {
    private static final Screen TERMINAL = new Screen(true, true, true, 80);

    @TempDir
    Path folder;

    @BeforeEach
    void driversOfEachKind() throws IOException {
        Files.writeString(folder.resolve("two.jsonl"), """
                {"event":"create","run_id":"run-1","payload":{"name":"it's","resource":"workflow","spec":{"x":"$HOME"}}}
                {"event":"create","run_id":"run-2","payload":{"name":"bpp","resource":"workflow","spec":{}}}
                """);
        project("command", "run: cat");
        project("java", "java: com.example.Hello");
        project("program", "program: ./git-cloner");
    }

    private void project(String name, String code) throws IOException {
        Path project = Files.createDirectory(folder.resolve(name));
        Files.writeString(project.resolve("driver.yaml"), "name: demo\n" + code + "\n");
    }

    private Outcome run(Screen screen, String line) {
        return new Here().folder(folder).screen(screen).run(line.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay two.jsonl --project command --debug | --debug is for a Java driver, and this driver is a command: --tty gives it the terminal",
                "replay two.jsonl --project program --debug | conveyor-driver dev keeps an event stream for it under a debugger, and conveyor-driver send gives",
                "replay two.jsonl --project java --tty | --tty is for a command, and this driver is a Java class: replay --debug waits for its debugger",
                "replay two.jsonl --project program --tty | --tty is for a command, and this driver is a program on a runtime of its own: conveyor-driver dev",
                "replay two.jsonl --project java --shell | --shell is for a command, and this driver is a Java class: replay --debug",
                "replay two.jsonl --project program --shell | --shell is for a command, and this driver is a program",
                "replay two.jsonl --project command --shell | --shell opens one event, and there is another one; choose one by --only, such as --only run=run-1",
                "replay two.jsonl --project command --shell --only run=no | --shell needs an event, and --only leaves none",
                "replay two.jsonl --project command --shell --check | --shell and --check cannot be used together",
                "replay two.jsonl --project command --tty --shell | --tty and --shell cannot be used together",
                "replay two.jsonl --project java --tty --debug | --debug and --tty cannot be used together",
                "replay two.jsonl --project command --tty -o json | --tty and -o json cannot be used together",
                "replay two.jsonl --project command --tty --concurrency 2 | --tty and --concurrency cannot be used together",
                "replay two.jsonl --project command --tty --timeout 1m | --tty and --timeout cannot be used together",
                "replay two.jsonl --project java --debug --timeout 1m | --debug and --timeout cannot be used together",
                "replay - --project java --debug | --debug starts another process: put the events into a file in place of -",
                "replay - --project command --tty | --tty leaves standard input to the debugger: put the events into a file",
                "run --events - command --tty | --tty leaves standard input to the debugger: put the events into a file",
                "run command --tty | --tty needs recorded events: --events FILE",
                "replay two.jsonl --project java --debug=0 | --debug: expected a whole number from 1 to 65535, not '0'",
                "replay two.jsonl --project java --debug=65536 | --debug: expected a whole number from 1 to 65535, not '65536'",
                "replay two.jsonl --project java --debug= | --debug: expected a whole number from 1 to 65535, not ''",
                "replay two.jsonl --project java --debug 5006 | no run",
            })
    void whatCannotBeDebuggedSoIsSaid(String line, String sentence) {
        Outcome outcome = run(TERMINAL, line);
        assertThat(outcome.code())
                .as(outcome.err())
                .isEqualTo(sentence.equals("no run") ? ExitCodes.NO_SUCH_RUN : ExitCodes.INVALID);
        assertThat(outcome.err()).contains(sentence);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--tty, false, true, input",
        "--tty, true, false, output",
        "--shell, false, true, input",
        "--shell, true, false, output"
    })
    void withoutATerminalNobodyCouldSpeakWithIt(String option, boolean in, boolean out, String stream) {
        Outcome outcome =
                run(new Screen(in, out, true, 80), "replay two.jsonl --only run=run-1 --project command " + option);
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).contains(option + " needs a terminal, and standard " + stream + " is none");
    }

    @Test
    void aPortThatIsInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            Outcome outcome = run(Screen.NONE, "replay two.jsonl --project java --debug=" + port);
            assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
            assertThat(outcome.err())
                    .contains("--debug: port " + port + " of 127.0.0.1 is in use; --debug=PORT takes another one");
        }
    }

    @Test
    void aShellHasTheVariablesOfAnAttempt() throws Exception {
        project("secret", "run: cat\nenv: {LEVEL: 'it''s', URL: \"https://me:${TOKEN}@host\"}\nsecrets: [TOKEN]");
        Path secret = folder.resolve("secret");
        Here here = new Here().folder(folder).variables(Map.of("TOKEN", "s3cr3t-value"));
        assertThat(here.run("run", "--events", "two.jsonl", "secret").code()).isZero();
        here = new Here().folder(secret).variables(Map.of("TOKEN", "s3cr3t-value"));
        here.variables.put("CONVEYOR_DRIVER_HOME", folder.resolve("store").toString());
        Outcome shown = here.run("runs", "show", "run-1", "--env");
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out()).doesNotContain("s3cr3t").contains("export CONVEYOR_RUN_ID='run-1'\n");
        assertThat(sourced(shown.out(), "URL=u; "))
                .startsWith("run-1|it's|offline|1|it's|u|")
                .contains("{\"name\":\"it's\"", "\"$HOME\"")
                .endsWith("|no result");
        assertThat(sourced(shown.out(), "unset URL; ")).contains("URL: is a secret, which is not shown: set it before");
    }

    private String sourced(String lines, String before) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("attempt.sh"), lines);
        String script =
                before + ". \"$1\"; printf '%s|' \"$CONVEYOR_RUN_ID\" \"$CONVEYOR_RESOURCE_NAME\" \"$CONVEYOR_MODE\""
                        + " \"$CONVEYOR_ATTEMPT\" \"$LEVEL\" \"$URL\" \"$(cat \"$CONVEYOR_PAYLOAD\")\";"
                        + " [ -e \"$CONVEYOR_RESULT\" ] || printf 'no result'; rm -r \"${CONVEYOR_PAYLOAD%/*}\"";
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", "-c", script, "sh", file.toString()).redirectErrorStream(true);
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
