package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.FreePort;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The archive with a Java of its own, where neither PATH nor JAVA_HOME leads to one. */
@Tag("packages")
class RuntimeIT {
    @TempDir
    Path folder;

    private Path installation;
    private Installation tool;

    @BeforeEach
    void unpack() throws IOException {
        try (Stream<Path> files = Files.list(Built.TARGET)) {
            Path archive = files.filter(
                            file -> file.getFileName().toString().matches("conveyor-driver-.+-linux-.+[.]tar[.]gz"))
                    .findFirst()
                    .orElseThrow();
            installation = Built.unpacked(archive, folder);
        }
        tool = Built.alone(installation, folder);
    }

    @Test
    void oneCommandRunsGreen() {
        Outcome outcome = tool.run("run", "--events", example("recordings/single-driver.jsonl"), "--", "/bin/cat");
        assertThat(outcome.err()).contains(": 2 ok");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void itIsTakenAlsoWhereThereIsAnother() {
        Outcome outcome = tool.with("JAVA_HOME", folder.toString()).run("--version");
        assertThat(outcome).isEqualTo(new Outcome(0, "conveyor-driver " + Built.VERSION + "\n", ""));
    }

    @Test
    void compilesADriverInJavaAndLetsADebuggerIn() throws IOException {
        Outcome run = tool.launchedBy(Path.of("/bin/sh")).run("-c", inTheExample("run --events events.jsonl"));
        assertThat(run.err()).contains("compiled, 2 warnings", ": 1 ok");
        Process debugged = tool.launchedBy(Path.of("/bin/sh"))
                .start("-c", inTheExample("replay @last --debug=" + FreePort.find()));
        try (BufferedReader said = debugged.errorReader()) {
            assertThat(said.readLine()).contains("waiting for a debugger at 127.0.0.1:");
        } finally {
            debugged.descendants().forEach(ProcessHandle::destroyForcibly);
            debugged.destroyForcibly();
        }
    }

    @Test
    void asksAServerByTls() {
        Outcome doctor = tool.run("doctor", "--nats", "tls://127.0.0.1:1", "--api", "https://127.0.0.1:1");
        assertThat(doctor.out())
                .contains("Java " + System.getProperty("java.version"), installation + "/runtime", "refused")
                .doesNotContain("bug");
    }

    private String inTheExample(String command) {
        return "cd '" + example("java-builder") + "' && exec '" + installation + "/bin/conveyor-driver' " + command;
    }

    private String example(String name) {
        return installation.resolve("examples").resolve(name).toString();
    }
}
