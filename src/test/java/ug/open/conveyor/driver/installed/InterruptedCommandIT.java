package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal of the terminal, or of whoever keeps services, goes to the whole process group: the command may be gone before the tool feels it. */
final class InterruptedCommandIT {
    private static final String IN_A_GROUP_OF_ITS_OWN =
            "import os,signal,sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.setsid(); os.execv(sys.argv[1], sys.argv[1:])";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 0"})
    void isInterruptedAndHasNotFailed(String signal, int code) throws IOException {
        Path err = folder.resolve("err");
        Process process = start(err, "echo here > here; exec sleep 30");
        Installation.await("the command", () -> Files.exists(folder.resolve("here")));
        kill(signal, process);
        assertThat(Installation.end(process)).isEqualTo(code);
        assertThat(Files.readString(err))
                .contains("interrupted  workflow/app  cancelled: the session ended before the driver was done")
                .contains(
                        "interrupted ",
                        ".1 create workflow/app: ",
                        "conveyor-driver replay ",
                        "1 event in ",
                        ": 1 left undone\nstopped\n")
                .doesNotContain("FAILED");
        assertThat(scene.statuses()).containsExactly("interrupted");
    }

    private Process start(Path err, String script) throws IOException {
        List<String> words = new ArrayList<>(List.of("-c", IN_A_GROUP_OF_ITS_OWN));
        words.add(Installation.BUILT.resolve("bin/conveyor-driver").toString());
        words.addAll(List.of("run", "--events", "events.jsonl", "--", "sh", "-c", script));
        return scene.tool
                .launchedBy(Path.of("python3"))
                .builder(words.toArray(new String[0]))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
    }

    private static void kill(String signal, Process group) throws IOException {
        Process kill = new ProcessBuilder("kill", "-s", signal, "--", "-" + group.pid()).start();
        assertThat(Installation.end(kill)).isZero();
    }
}
