package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that no driver of Conveyor can have, to which {@code dev} and {@code send} have a sentence. */
final class OddDriverNameIT {
    @TempDir
    private Path folder;

    private Scene scene;
    private DevScene there;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
        there = DevScene.in(folder, scene.tool);
    }

    @AfterEach
    void end() {
        there.close();
    }

    /** A server takes the consumer of a driver that has one of them, too. */
    @Test
    void aNameThatNoDriverCanHaveIsRefused() {
        there.driver("builder", "workflow");
        for (String name : List.of("a b", "", "clo\u001b[31mner\u202e", "x".repeat(300))) {
            scene.run("send", "events.jsonl", "--driver", name)
                    .ends(2)
                    .says("--driver must be 1 to 64 of A-Z a-z 0-9 _ -, not '")
                    .doesNotSay("\u202e");
        }
        Process odd = DevScene.driver(folder, there.url(), "go", "gr\u00f6\u00dfe", "workflow");
        try {
            there.dev.awaitErr(
                    "a driver attached under the name 'gr\u00f6\u00dfe', which no driver of Conveyor can have");
            scene.run("send", "events.jsonl", "--driver", "gr\u00f6\u00dfe")
                    .ends(2)
                    .says("a driver is attached under the name 'gr\u00f6\u00dfe'", "nothing was sent");
            scene.run("send", "events.jsonl", "--driver", "builder").ends(0).says("2 ok");
            assertThat(there.dev.err()).doesNotContain("attached: the driver gr");
        } finally {
            odd.destroyForcibly();
            Installation.end(odd);
        }
    }
}
