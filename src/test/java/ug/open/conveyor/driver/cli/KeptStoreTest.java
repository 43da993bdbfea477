package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that 0.1.0 wrote, as every later version has to read it. */
class KeptStoreTest {
    private static final Path KEPT = Path.of("src/test/resources/stores/0.1.0");
    private static final String SESSION = "20261129T131702572645-bxx1bq05z1-0001";

    @TempDir
    Path folder;

    private Path sessions;

    @BeforeEach
    void copy() throws IOException {
        sessions = Files.createDirectories(folder.resolve("store/sessions"));
        for (String ending : List.of(".jsonl", ".index")) {
            Files.copy(KEPT.resolve("store/sessions/" + SESSION + ending), sessions.resolve(SESSION + ending));
        }
    }

    private String prints(String... words) {
        Here.Outcome outcome = new Here().folder(folder).run(words);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static String kept(String file) throws IOException {
        return Files.readString(KEPT.resolve(file));
    }

    @Test
    void logsPrintsItsEntriesAsTextAndByteForByte() throws IOException {
        assertThat(prints("logs")).isEqualTo(kept("logs.txt"));
        try (Stream<String> lines = Files.lines(sessions.resolve(SESSION + ".jsonl"))) {
            assertThat(prints("logs", "-o", "json").lines())
                    .containsExactlyElementsOf(lines.filter(line -> line.startsWith("{\"kind\":\"log\""))
                            .toList());
        }
        assertThat(prints("logs", "--grep", "no such", "-o", "json"))
                .contains("\"a\":4")
                .hasLineCount(1);
    }

    @Test
    void runsListsAndExportsItsAttempts() throws IOException {
        assertThat(prints("runs", "list", "-o", "json")).isEqualTo(kept("runs.jsonl"));
        List<String> exported =
                prints("runs", "export", "22222222", "-").lines().toList();
        assertThat(kept("store/sessions/" + SESSION + ".jsonl").lines()).containsSubsequence(exported);
        assertThat(exported).hasSize(14);
    }

    @Test
    void anIndexThatIsLostIsMadeAgainByteForByte() throws IOException {
        Files.delete(sessions.resolve(SESSION + ".index"));
        prints("runs", "list");
        assertThat(sessions.resolve(SESSION + ".index"))
                .hasSameTextualContentAs(KEPT.resolve("store/sessions/" + SESSION + ".index"));
    }

    @Test
    void replayRunsItsEventsAndComparesTheirResults() {
        String result = "{\"success\":true,\"data\":{\"size\":1.5,\"names\":[\"a\\tb\"]}}";
        prints("replay", "11111111", "--check", "--", "sh", "-c", "printf '%s' '" + result + "' > $CONVEYOR_RESULT");
    }
}
