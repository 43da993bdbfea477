package ug.open.conveyor.driver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.cli.Markdown;

/** The section about suites in {@code docs/recordings.md} shows what the tool prints. */
class SuitePageTest {
    private static final String SECTION =
            Markdown.of(Path.of("docs/recordings.md")).section("## A suite");

    @TempDir
    Path folder;

    @Test
    void itsCommandsPrintWhatItShows() throws IOException {
        write("cases/build.jsonl", one("run-0001", "app", "app") + one("run-0002", "web", "site"));
        write("cases/push.jsonl", one("run-0003", "web", "site"));
        Path driver = write(
                "name.sh",
                "#!/bin/sh\nprintf '{\"success\":true,\"data\":{\"name\":\"%s\"}}' $CONVEYOR_RESOURCE_NAME >$CONVEYOR_RESULT\n");
        Files.setPosixFilePermissions(driver, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> blocks = new Markdown(folder, SECTION).blocks("console");
        assertThat(blocks).hasSize(2);
        String counts = run("replay --check cases -- ./name.sh").err();
        assertThat(SECTION).contains(counts.substring(counts.indexOf("                   ok  ")));
        for (String block : blocks) {
            String command = block.lines().findFirst().orElseThrow();
            Outcome outcome = run(command.replace("$ conveyor-driver ", ""));
            assertThat(command + "\n" + outcome.out() + outcome.err()).isEqualTo(block);
        }
        assertThat(run("replay --check cases -- ./name.sh").err()).endsWith("3 results, the same as recorded\n");
    }

    private Outcome run(String words) {
        return new Here().folder(folder).run(words.split(" "));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String one(String run, String name, String result) {
        return "{\"kind\":\"event\",\"message\":{\"event\":\"create\",\"run_id\":\"" + run
                + "\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"" + name
                + "\",\"resource\":\"workflow\",\"spec\":{}}}}\n{\"kind\":\"finish\",\"runid\":\"" + run
                + "\",\"driver\":\"d\",\"success\":true,\"message\":\"\",\"data\":{\"name\":\"" + result + "\"}}\n";
    }
}
