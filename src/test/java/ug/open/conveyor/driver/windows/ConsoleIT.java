package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Running;

/** Ctrl-C in the console of the tool. What wine's command prompt makes of it is its own: it ends at once, and with it the exit code is lost. */
@Tag("windows")
final class ConsoleIT {
    @TempDir
    Path home;

    private Prompt prompt;

    @BeforeEach
    void aDriverThatWaits() {
        prompt = Prompt.in(home);
        prompt.driver(
                "echo begins",
                ":wait",
                "if exist go.txt goto on",
                "ping -n 2 127.0.0.1 > NUL",
                "if exist driver.yaml goto wait",
                ":on",
                "echo ends");
    }

    /** A line in a console of its own; what it prints goes to two files. */
    private Running inAConsole(String line) {
        String script = prompt.script(line + " > out.txt 2> err.txt");
        return Running.start(Wine.java(OwnConsole.class, script, press(1), press(2)), home);
    }

    private String press(int number) {
        return Wine.path(prompt.folder().resolve("ctrl-c-" + number));
    }

    private void ctrlC(int number) {
        prompt.write("ctrl-c-" + number, "");
    }

    private void await(String file, String text) {
        Installation.await(
                text + " in " + file,
                () -> prompt.folder().resolve(file).toFile().exists()
                        && prompt.read(file).contains(text));
    }

    @Test
    void theFirstLetsTheAttemptEnd() {
        Running console = inAConsole("conveyor-driver run demo --events events.jsonl");
        await("out.txt", "begins");
        ctrlC(1);
        await("err.txt", "stopping: 1 attempt may go on");
        prompt.write("demo/go.txt", "");
        assertThat(console.outcome().code()).as(console.err()).isZero();
        assertThat(prompt.read("out.txt")).isEqualTo("begins\nends\n");
        assertThat(prompt.read("err.txt"))
                .contains("interrupt again to end at once", ": 1 ok")
                .endsWith("stopped\n");
        assertThat(prompt.statuses()).containsExactly("succeeded");
    }

    @Test
    void theSecondEndsItAtOnce() {
        Running console = inAConsole("conveyor-driver run demo --events events.jsonl");
        await("out.txt", "begins");
        ctrlC(1);
        await("err.txt", "stopping");
        ctrlC(2);
        assertThat(console.outcome().code()).as(console.err()).isZero();
        assertThat(prompt.read("out.txt")).isEqualTo("begins\n");
        assertThat(prompt.statuses()).containsExactly("interrupted");
    }

    @Test
    void theGraceEndsTheAttempt() {
        Running console = inAConsole("conveyor-driver run demo --events events.jsonl --grace 1s");
        await("out.txt", "begins");
        ctrlC(1);
        assertThat(console.outcome().code()).as(console.err()).isZero();
        assertThat(prompt.read("err.txt"))
                .contains("interrupted  workflow/app", ": 1 left undone\n")
                .endsWith("stopped\n");
        assertThat(prompt.statuses()).containsExactly("interrupted");
    }

    @Test
    void aFollowerEndsWithoutAWord() {
        Running run = prompt.start("conveyor-driver run demo --events events.jsonl --max-events 1");
        run.awaitOut("begins");
        Running console = inAConsole("conveyor-driver logs --run @last -f -o raw");
        await("out.txt", "begins");
        ctrlC(1);
        assertThat(console.outcome().code()).as(console.err()).isZero();
        prompt.write("demo/go.txt", "");
        assertThat(run.outcome().code()).isZero();
        assertThat(prompt.read("out.txt")).isEqualTo("begins\n");
        assertThat(prompt.read("err.txt")).isEmpty();
    }
}
