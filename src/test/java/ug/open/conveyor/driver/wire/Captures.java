package ug.open.conveyor.driver.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ug.open.conveyor.driver.json.Json;

/** Real traffic of a real server, as kept in the test resources. */
public final class Captures {
    static final List<String> FILES = List.of(
            "single-driver",
            "pipeline-two-steps",
            "pipeline-three-steps",
            "pipeline-first-step-fails",
            "python-runtime",
            "go-labels-panic",
            "engine-duplicate-results");

    /** One message: where it was published and its bytes. */
    public record Message(String subject, byte[] body) {}

    private Captures() {}

    public static Stream<Message> all() {
        return FILES.stream().flatMap(file -> of(file).stream());
    }

    static List<Message> of(String file) {
        return lines(file).map(Captures::message).toList();
    }

    static Stream<Message> events() {
        return all().filter(
                        m -> m.subject().startsWith("resources.") || m.subject().startsWith("drivers."));
    }

    static Stream<Message> logs() {
        return all().filter(m -> m.subject().contains("logs."));
    }

    static Stream<String> lines(String file) {
        try (InputStream in = Captures.class.getResourceAsStream("/captures/" + file + ".jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private static Message message(String line) {
        Map<?, ?> members = (Map<?, ?>) Json.parse(line);
        return new Message(
                (String) members.get("subject"), ((String) members.get("body")).getBytes(StandardCharsets.UTF_8));
    }
}
