package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.fakes.Programs;

class ReportSizesExampleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLE = Path.of("examples/report-sizes").toAbsolutePath();

    @TempDir
    Path temp;

    private Scripts scripts;

    @BeforeEach
    void startInTheExample() {
        Programs.need("python3");
        scripts = new Scripts(EXAMPLE, temp);
    }

    @Test
    void theRecordedEventComesToWhatIsRecorded() throws Exception {
        List<String> lines = Files.readAllLines(EXAMPLE.resolve("events.jsonl"));
        JsonNode finish = JSON.readTree(lines.get(2));
        JsonNode payload = JSON.readTree(lines.get(1)).path("message").path("payload");
        JsonNode result = JSON.readTree(reconcile(payload.toString()).result());
        assertThat(result.path("message")).isEqualTo(finish.path("message"));
        assertThat(result.path("data")).isEqualTo(finish.path("data"));
    }

    @Test
    void eachEntryIsALogEntryWithLabels() throws Exception {
        Files.createDirectories(temp.resolve("it/sub"));
        Files.writeString(temp.resolve("it/sub/a"), "12345");
        Files.writeString(temp.resolve("it/b \"quoted\""), "1");
        Files.createSymbolicLink(temp.resolve("it/loop"), temp.resolve("it"));
        List<JsonNode> logged = reconcile("{\"spec\":{\"path\":\"" + temp.resolve("it") + "\"}}")
                .output()
                .lines()
                .map(ReportSizesExampleTest::parse)
                .toList();
        assertThat(logged)
                .extracting(line -> line.path("entry").asText())
                .containsExactly("b \"quoted\"", "loop", "sub");
        assertThat(logged.get(2).path("bytes").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                           | spec.path is missing: a folder
            {"spec":null}                | spec.path is missing: a folder
            {"spec":{"path":7}}          | spec.path is missing: a folder
            {"spec":{"path":"gone"}}     | cannot read gone: No such file or directory
            """)
    void aSpecThatItCannotUseIsAFailure(String payload, String message) throws Exception {
        Scripts.Done done = reconcile(payload);
        assertThat(done.exit()).isEqualTo(1);
        assertThat(JSON.readTree(done.result()).path("message").asText()).isEqualTo(message);
    }

    private Scripts.Done reconcile(String payload) throws Exception {
        return scripts.reconcile(List.of("python3", "reconcile.py"), "create", payload);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
