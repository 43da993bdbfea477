package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.fakes.Programs;

/** What people read and type of contexts: the page that tells of them, and the names that a shell completes. */
final class ContextWordsIT {
    @TempDir
    Path folder;

    @Test
    void thePageShowsWhatIsPrinted() {
        Programs.need("bash");
        List<String> consoles = Markdown.of(Path.of("docs/configuration.md")).blocks("console");
        assertThat(consoles).hasSize(1);
        Shell shell = Shell.in(folder);
        shell.write("definition.yaml", "name: workflow\nversion: \"1\"\nschema: {type: object}\n");
        ConsoleBlock.play(shell, consoles.get(0));
    }

    @Test
    void theirNamesComplete() {
        Scene scene = new Scene(folder);
        scene.run("context", "add", "prod", "--nats", "nats://me:secret@host:1", "--production");
        scene.run("context", "add", "local", "--api", "http://localhost:1");
        scene.run("__complete", "contexts", "p").ends(0).printsOnly("prod\tproduction  nats://me:***@host:1\n");
        scene.run("__complete", "contexts", "").ends(0).prints("local\thttp://localhost:1\nprod\t");
        scene.write(".config/conveyor-driver/contexts.yaml", "damaged");
        scene.run("__complete", "contexts", "").ends(0).printsOnly("");
    }
}
