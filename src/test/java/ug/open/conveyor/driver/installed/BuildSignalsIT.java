package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** A build that the tool began does not outlive it, and no signal goes past the tool. */
final class BuildSignalsIT {
    @TempDir
    Path folder;

    private Running building(String script) {
        Scene scene = new Scene(folder);
        scene.script("demo/build.sh", "#!/bin/sh\necho $$ > pid\n" + script);
        scene.write("demo/driver.yaml", """
                name: demo
                resources: [workflow]
                java: {class: Demo, build: ./build.sh, classpath: [.]}
                """);
        Running running = Running.start(scene.tool.builder("run", "demo", "--events", "events.jsonl"), folder);
        Installation.await("the build", () -> Files.exists(folder.resolve("demo/pid")) && pid().length() > 1);
        return running;
    }

    private String pid() {
        try {
            return Files.readString(folder.resolve("demo/pid"));
        } catch (IOException e) {
            return "";
        }
    }

    private ProcessHandle build() {
        return ProcessHandle.of(Long.parseLong(pid().strip())).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void isToldToStop(String signal, int code) throws IOException {
        Running running = building("(trap '' TERM; exec sleep 1000) & trap 'touch told; exit 1' TERM; wait\n");
        ProcessHandle build = build();
        running.signal(signal);
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.err()).endsWith("conveyor-driver: stopped by SIG" + signal + "\n");
        assertThat(folder.resolve("demo/told")).exists();
        assertThat(build.isAlive()).isFalse();
        assertThat(running.children()).isEmpty();
    }

    @Test
    void endsWithAToolThatIsKilled() {
        Running running = building("exec sleep 1000\n");
        ProcessHandle build = build();
        Installation.await("the guardian", running::isGuarded);
        running.kill();
        Installation.await("the end of the build", () -> !build.isAlive());
    }
}
