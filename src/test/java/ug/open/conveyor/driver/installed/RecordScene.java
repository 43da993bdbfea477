package ug.open.conveyor.driver.installed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody else's drivers at a server, and the tool that records what they do. */
public final class RecordScene implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final LiveScene live;
    final Scene scene;

    RecordScene(Path folder) throws IOException, InterruptedException {
        live = new LiveScene(folder);
        scene = live.scene;
    }

    /** Starts to record into a file, and waits until it listens. */
    Running record(String file, String... more) {
        List<String> words = new ArrayList<>(List.of("record", file));
        words.addAll(List.of(more));
        Running running = Running.start(scene.tool.builder(words.toArray(new String[0])), scene.folder);
        running.awaitErr("nothing is published");
        return running;
    }

    void event(String subject, String runId) throws Exception {
        live.publish(subject, Scene.event(runId).strip().getBytes(StandardCharsets.UTF_8));
    }

    void log(String runId, String driver, String message) throws Exception {
        live.publish("logs." + runId, logLine(runId, driver, message));
    }

    void result(String runId, String driver, String data) throws Exception {
        live.publish("pipelines.driver.result", resultOf(runId, driver, data));
    }

    public static byte[] logLine(String runId, String driver, String message) {
        return ("{\"runid\":\"" + runId + "\",\"driver\":\"" + driver
                        + "\",\"pipeline\":\"\",\"timestamp\":\"1795511833\",\"message\":\"" + message + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] resultOf(String runId, String driver, String data) {
        return ("{\"event\":\"driver.result\",\"run_id\":\"" + runId
                        + "\",\"resource\":{\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}},\"driverresult\":"
                        + "{\"success\":true,\"message\":\"done\",\"data\":" + data + ",\"driver\":\"" + driver
                        + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Publishes what was captured at a server, but for what goes live alone; gives the bodies of the events. */
    List<String> publishCapture(String name) throws Exception {
        List<String> events = new ArrayList<>();
        try (Connection connection = live.server.connect()) {
            for (String line : Files.readAllLines(Path.of("examples/recordings", name))) {
                JsonNode captured = JSON.readTree(line);
                String subject = captured.path("subject").asText();
                String body = captured.path("body").asText();
                if (!subject.startsWith("live.")) {
                    connection.jetStream().publish(subject, body.getBytes(StandardCharsets.UTF_8));
                }
                if (subject.startsWith("resources.") || subject.startsWith("drivers.")) {
                    events.add(body);
                }
            }
        }
        return events;
    }

    /** The lines of a recording; each has to be whole. */
    List<JsonNode> lines(String file) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            String text = Files.readString(scene.folder.resolve(file));
            if (!text.endsWith("\n")) {
                throw new AssertionError("torn: " + file);
            }
            for (String line : text.split("\n")) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> lines(String file, String kind) {
        return lines(file).stream()
                .filter(line -> line.path("kind").asText().equals(kind))
                .toList();
    }

    /** Kind and attempt, or event, of each line. */
    List<String> shape(String file) {
        return lines(file).stream()
                .map(line -> line.path("kind").asText()
                        + (line.has("a") ? " a" + line.path("a").asLong() : "")
                        + (line.has("e") ? " e" + line.path("e").asLong() : ""))
                .toList();
    }

    void awaitLines(String file, int count) {
        Path path = scene.folder.resolve(file);
        Installation.await(count + " lines in " + file, () -> {
            try {
                return Files.exists(path)
                        && Files.readString(path).chars().filter(c -> c == '\n').count() >= count;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        live.close();
    }
}
