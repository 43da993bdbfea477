package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command may write to a stream such as {@code /dev/stdout}: it keeps what the file behind it has, and names the file when a write fails. */
final class WrittenStreamsIT {
    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void aRun() {
        scene = new Scene(folder);
        scene.run("run", "--events", "events.jsonl", "--", "true").ends(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs export @last /dev/stdout",
                "runs export @last /dev/stdout --force",
                "event new workflow --to /dev/fd/1"
            })
    void whatIsInTheFileBehindItStays(String command) throws Exception {
        scene.write("out.txt", "before\n");
        scene.shell("\"$0\" " + command + " >>out.txt").ends(0).printsNothing();
        assertThat(Files.readAllLines(folder.resolve("out.txt")))
                .hasSizeGreaterThan(2)
                .startsWith("before")
                .element(1)
                .asString()
                .startsWith("{\"");
        scene.shell("{ echo first; \"$0\" " + command + "; echo last; } >out.txt")
                .ends(0);
        assertThat(Files.readAllLines(folder.resolve("out.txt")))
                .hasSizeGreaterThan(3)
                .startsWith("first")
                .endsWith("last");
    }

    @Test
    void aFullOneIsNamed() {
        scene.run("runs", "export", "@last", "/dev/full")
                .ends(74)
                .printsNothing()
                .saysOnly("/dev/full: No space left on device");
        scene.run("event", "new", "workflow", "--to", "/dev/full", "-q")
                .ends(74)
                .says("/dev/full: No space left on device");
    }
}
