package ug.open.conveyor.driver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.NatsServer;

/** The programs of {@code docs/embedding.md}, each in a process of its own, on a real event stream. */
final class EmbeddingPageIT {
    @TempDir
    private Path folder;

    private NatsServer server;
    private Connection connection;
    private Path out;
    private Path err;

    @BeforeEach
    void startsAServerAndCompilesThePage() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        connection = server.connect();
        out = folder.resolve("out");
        err = folder.resolve("err");
        Page page = Page.of("embedding.md");
        page.compile(Files.createDirectory(folder.resolve("classes")));
        Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
        Files.writeString(
                services.resolve("java.lang.System$LoggerFinder"),
                page.blocks("text").get(0));
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        connection.close();
        server.close();
    }

    private Process start(String program) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path");
        ProcessBuilder builder = new ProcessBuilder(java, "-cp", classPath, program)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("CONVEYOR_NATS_URL", server.url());
        builder.environment()
                .put("CONVEYOR_DRIVER_HOME", folder.resolve("store").toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private void publish() throws Exception {
        String event = "{\"event\":\"create\",\"run_id\":\"run-0001\",\"id\":\"m\","
                + "\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}";
        connection.jetStream().publish("resources.workflow", event.getBytes(StandardCharsets.UTF_8));
    }

    private String first(String stream) throws IOException, JetStreamApiException {
        return new String(connection.jetStreamManagement().getMessage(stream, 1).getData(), StandardCharsets.UTF_8);
    }

    private long count(String stream) throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo(stream)
                .getStreamState()
                .getMsgCount();
    }

    @Test
    void theJoiningProgramTakesPartUntilItIsTerminated() throws Exception {
        Process program = start("ImageBuilder");
        Await.until(
                "the consumer",
                () -> !program.isAlive()
                        || connection
                                .jetStreamManagement()
                                .getConsumerNames("messages")
                                .contains("image-builder"));
        publish();
        Await.until("a result", () -> !program.isAlive() || count("pipeline-engine") == 1);
        program.destroy();
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(first("pipeline-engine")).contains("\"image\":\"app:1\"");
        assertThat(first("logs-engine")).contains("building app");
    }

    @Test
    void theStartedDriverIsReadyCountsAndEnds() throws Exception {
        Process program = start("ImageService");
        Await.until(
                "readiness", () -> !program.isAlive() || Files.readString(out).startsWith("ready"));
        publish();
        Await.until("a result", () -> !program.isAlive() || count("pipeline-engine") == 1);
        program.getOutputStream().close();
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(program.exitValue()).isZero();
        assertThat(Files.readString(out).lines()).containsExactly("ready", "1 runs, 0 s of work");
        assertThat(first("logs-engine"))
                .as("the library's entry")
                .contains("scanning app", "\"logger\":\"com.example.library\"");
    }
}
