package ug.open.conveyor.driver.input;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Delivery;

/** Inputs for tests, and all events of one. */
public final class Texts {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final String RUN = "00000000-1111-4222-8333-444444444444";

    static final String RESOURCE = "{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{\"n\":1.10}}";
    static final String MESSAGE =
            "{\"event\":\"create\",\"payload\":" + quoted(RESOURCE) + ",\"id\":\"a\",\"run_id\":\"r1\"}";

    private Texts() {}

    public static ReadOptions options() {
        return ReadOptions.strict(() -> RUN, () -> NOW);
    }

    static Input input(String name, String text) {
        return input(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Input input(String name, byte[] bytes) {
        return Input.stream(name, new ByteArrayInputStream(bytes));
    }

    public static List<Delivery> events(String name, String text) throws IOException, InterruptedException {
        return events(input(name, text), options());
    }

    public static List<Delivery> events(Input input, ReadOptions options) throws IOException, InterruptedException {
        List<Delivery> events = new ArrayList<>();
        try (RecordedEvents source = Recordings.events(input, options)) {
            for (Optional<Delivery> next = source.next(); next.isPresent(); next = source.next()) {
                events.add(next.get());
            }
        }
        return events;
    }

    public static String body(Delivery event) {
        return new String(event.envelope().body(), StandardCharsets.UTF_8);
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** As a JSON string. */
    static String quoted(String text) {
        return Json.write(text);
    }
}
