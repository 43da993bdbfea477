package ug.open.conveyor.driver.live;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ug.open.conveyor.driver.json.Json;

/**
 * Stands for a Conveyor server's engine (protocol.md, Bodies): a new resource's event, the steps of a pipeline, what drivers came to in the
 * metadata of the resource, stored log lines. It is the one consumer of {@code pipelines.>} and {@code logs.>}. Its HTTP API is {@link EngineApi}.
 */
public final class Engine implements AutoCloseable {
    private final Connection connection;
    private final Map<String, Map<String, Object>> resources = new LinkedHashMap<>();
    private final Map<String, List<String>> pipelines = new LinkedHashMap<>();
    private final List<String> results = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();

    private Engine(Connection connection) {
        this.connection = connection;
    }

    /** Begins on the streams of a server. */
    public static Engine on(NatsServer server) throws IOException, InterruptedException {
        Engine engine = new Engine(server.connect());
        Dispatcher dispatcher = engine.connection.createDispatcher();
        try {
            JetStream streams = engine.connection.jetStream();
            streams.subscribe("pipelines.>", dispatcher, engine::pipelineEvent, true, named("pipeline-engine"));
            streams.subscribe("logs.>", dispatcher, engine::logLine, true, named("logs-engine"));
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
        return engine;
    }

    /** By a consumer that has the name of its stream. */
    private static PushSubscribeOptions named(String stream) {
        return PushSubscribeOptions.builder().stream(stream).name(stream).build();
    }

    /** From now on there is this pipeline: the drivers of its steps, in order. */
    public synchronized void pipeline(String name, List<String> drivers) {
        pipelines.put(name, List.copyOf(drivers));
    }

    /** Whether there is a resource of this type and name. */
    public synchronized boolean has(String type, String name) {
        return resources.containsKey(type + "/" + name);
    }

    /**
     * Creates a resource, and sends its event.
     *
     * @param resource with {@code name}, {@code resource}, {@code spec}, perhaps {@code pipeline}
     * @return the run id
     */
    public synchronized String create(Map<?, ?> resource) throws IOException {
        String runId = UUID.randomUUID().toString();
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("id", UUID.randomUUID().toString());
        stored.put("name", resource.get("name"));
        if (resource.get("pipeline") != null) {
            stored.put("pipeline", resource.get("pipeline"));
        }
        stored.put("resource", resource.get("resource"));
        stored.put("metadata", new TreeMap<>(Map.of("version", "1")));
        stored.put("spec", resource.get("spec"));
        resources.put(key(stored), stored);
        if (stored.get("pipeline") == null) {
            publish("resources." + stored.get("resource"), message("create", stored, runId));
        } else {
            step(stored, 0, "create", runId);
        }
        return runId;
    }

    /** A resource as it is stored; null: there is none. */
    public synchronized Map<String, Object> find(String type, String name) {
        return resources.get(type + "/" + name);
    }

    /**
     * Stores a new version of a resource, and sends nothing.
     *
     * @return as it is stored now; null: there is none
     */
    public synchronized Map<String, Object> update(String type, String name, Map<?, ?> resource) {
        Map<String, Object> before = find(type, name);
        if (before == null) {
            return null;
        }
        Map<String, Object> stored = new LinkedHashMap<>();
        resource.forEach((key, value) -> stored.put((String) key, value));
        stored.put("id", before.get("id"));
        Map<String, Object> metadata = new TreeMap<>();
        ((Map<?, ?>) stored.getOrDefault("metadata", Map.of()))
                .forEach((key, value) -> metadata.put((String) key, value));
        int version = Integer.parseInt((String) metadata(before).get("version"));
        metadata.put("version", String.valueOf(version + 1));
        stored.put("metadata", metadata);
        resources.put(type + "/" + name, stored);
        return stored;
    }

    /** Forgets a resource. */
    public synchronized void delete(String type, String name) {
        resources.remove(type + "/" + name);
    }

    /** The bodies on {@code pipelines.driver.result}, in order. */
    public synchronized List<String> results() {
        return List.copyOf(results);
    }

    /** The bodies on {@code logs.>}, in order. */
    public synchronized List<String> logs() {
        return List.copyOf(logs);
    }

    private synchronized void logLine(Message message) {
        logs.add(text(message));
    }

    private synchronized void pipelineEvent(Message message) {
        Map<?, ?> event = (Map<?, ?>) Json.parse(text(message));
        if (!message.getSubject().equals("pipelines.driver.result")) {
            return;
        }
        results.add(text(message));
        Map<String, Object> stored = resources.get(key((Map<?, ?>) event.get("resource")));
        if (stored == null || stored.get("pipeline") == null) {
            return;
        }
        Map<?, ?> result = (Map<?, ?>) event.get("driverresult");
        metadata(stored).put("driverresults." + result.get("driver"), Json.write(result));
        if (result.get("success").equals(true)) {
            int next = steps(stored).indexOf(result.get("driver")) + 1;
            try {
                step(stored, next, "process", (String) event.get("run_id"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void step(Map<String, Object> stored, int number, String event, String runId) throws IOException {
        List<String> steps = steps(stored);
        if (number < steps.size()) {
            publish(
                    "drivers." + steps.get(number) + ".resources." + stored.get("resource"),
                    message(event, stored, runId));
        }
    }

    private List<String> steps(Map<String, Object> stored) {
        return pipelines.getOrDefault(stored.get("pipeline"), List.of());
    }

    /** A driver message, whose payload is a text that holds JSON. */
    private static String message(String event, Map<String, Object> stored, String runId) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("event", event);
        message.put("payload", Json.write(stored));
        message.put("id", UUID.randomUUID().toString().replace("-", "").substring(0, 24));
        message.put("run_id", runId);
        return Json.write(message);
    }

    private void publish(String subject, String body) throws IOException {
        connection.publish(subject, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(Map<?, ?> resource) {
        return resource.get("resource") + "/" + resource.get("name");
    }

    @SuppressWarnings("unchecked") // made above
    private static Map<String, Object> metadata(Map<String, Object> stored) {
        return (Map<String, Object>) stored.get("metadata");
    }

    private static String text(Message message) {
        return new String(message.getData(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
