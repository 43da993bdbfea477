package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.testing.RecordingLogger;
import ug.open.conveyor.driver.testing.TestContext;
import ug.open.conveyor.driver.testing.TestMessage;

class JavaBuilderExampleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLE = Path.of("examples/java-builder");

    @TempDir
    Path temp;

    private final TestContext context = new TestContext();
    private URLClassLoader loader;
    private Driver driver;

    @BeforeEach
    void loadIt() throws Exception {
        loader = JavaSources.compile(Files.createDirectory(temp.resolve("classes")), EXAMPLE.resolve("src/main/java"));
        driver = (Driver) loader.loadClass("com.example.builder.JavaBuilder")
                .getDeclaredConstructor()
                .newInstance();
    }

    @AfterEach
    void unloadIt() throws IOException {
        loader.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.jsonl", "broken.jsonl"})
    void theRecordedEventComesToWhatIsRecorded(String file) throws Exception {
        List<String> lines = Files.readAllLines(EXAMPLE.resolve(file));
        JsonNode finish = JSON.readTree(lines.get(2));
        DriverResult result = build(
                JSON.readTree(lines.get(1)).at("/message/payload/spec/sources").asText());
        assertThat(result.success()).isEqualTo(finish.path("success").asBoolean());
        assertThat(result.message()).isEqualTo(finish.path("message").asText());
        assertThat(JSON.readTree(Json.write(result.data()))).isEqualTo(finish.path("data"));
    }

    @Test
    void aDiagnosticIsALogEntryWithItsPlace() throws Exception {
        build("samples/broken");
        RecordingLogger.Entry first = context.logger().entries().get(1);
        assertThat(first.level()).isEqualTo(Level.ERROR);
        assertThat(first.message()).contains("Till.java:5: cannot find symbol");
        assertThat(first.labels())
                .containsEntry("line", 5L)
                .containsEntry("column", 5L)
                .containsKey("file");
    }

    @Test
    void aWarningIsAWarning() throws Exception {
        build("samples/good");
        assertThat(context.logger().entries())
                .extracting(RecordingLogger.Entry::level)
                .containsExactly(Level.INFO, Level.WARN, Level.WARN);
    }

    @Test
    void aFolderThatIsNotThereIsAFailure() throws Exception {
        assertThat(build("gone").message())
                .startsWith("spec.sources is not a folder: ")
                .endsWith("gone");
    }

    @Test
    void noSourcesAreAFailure() throws Exception {
        assertThat(driver.reconcile(TestMessage.of("workflow", "shop").build(), context))
                .isEqualTo(DriverResult.failure("spec.sources is missing: a folder with Java files"));
    }

    private DriverResult build(String sources) throws Exception {
        Map<String, String> spec = Map.of("sources", EXAMPLE.resolve(sources).toString());
        return driver.reconcile(TestMessage.of("workflow", "shop").spec(spec).build(), context);
    }
}
