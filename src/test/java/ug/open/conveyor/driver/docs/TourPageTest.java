package ug.open.conveyor.driver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.cli.Markdown;

/** The way of {@code docs/tour.md}, from a run in production to a suite, as it stands there. */
class TourPageTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandPrintsWhatThePageShows() throws Exception {
        Markdown page = new Markdown(folder, Files.readString(Path.of("docs/tour.md")));
        List<String> shell = page.blocks("sh");
        write("driver.yaml", page.blocks("yaml").get(0));
        Path script = write("tag.sh", shell.get(0));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path recording = write("cases/prod.jsonl", page.blocks("json").get(0));
        List<String> before = Files.readAllLines(recording);
        List<Integer> codes = new ArrayList<>();
        for (String block : page.blocks("console")) {
            String command = block.lines().findFirst().orElseThrow();
            Outcome outcome = run(command.replace("$ conveyor-driver ", ""));
            String seen = command + "\n" + outcome.out() + outcome.err(); // a terminal mixes the two
            assertThat(likeAnyRun(seen)).containsExactlyInAnyOrderElementsOf(likeAnyRun(block));
            codes.add(outcome.code());
            if (codes.size() == 1) {
                Process mends = new ProcessBuilder("sh", "-c", shell.get(1))
                        .directory(folder.toFile())
                        .start();
                assertThat(mends.waitFor()).isZero();
            }
        }
        assertThat(codes).containsExactly(1, 3, 0, 0);
        List<String> after = Files.readAllLines(recording);
        assertThat(after.subList(0, 4)).isEqualTo(before.subList(0, 4));
        assertThat(after.get(4)).endsWith("\"success\":true,\"message\":\"tagged\",\"data\":{\"tag\":\"fix-login\"}}");
    }

    @Test
    void theNextFailureBecomesACase() throws Exception {
        String text = Files.readString(Path.of("docs/tour.md"));
        Markdown page = new Markdown(folder, text);
        Path recording = write("cases/prod.jsonl", page.blocks("json").get(0));
        String event = Files.readAllLines(recording).get(1);
        Path failing = write("failing.jsonl", event + "\n");
        assertThat(run("run --name tagger --events " + failing + " -- false").code())
                .isEqualTo(1);
        String command = "runs export @failed cases/prod.jsonl --append";
        assertThat(text).contains("`conveyor-driver " + command + "`");
        assertThat(run(command).code()).isZero();
        assertThat(Files.readString(recording))
                .startsWith(page.blocks("json").get(0))
                .contains("\"success\":false,\"message\":\"exit 1\"");
    }

    /** Without what no two runs share: times and the ids of executions. */
    private static List<String> likeAnyRun(String text) {
        return text.replaceAll("\\d+(\\.\\d+)? m?s\\b", "N ms")
                .replaceAll("\\b[0-9a-z]{6}\\.\\d+", "k3f9ab.1")
                .lines()
                .map(String::strip)
                .toList();
    }

    private Outcome run(String words) {
        return new Here().folder(folder).run(words.split(" "));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
