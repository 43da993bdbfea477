package ug.open.conveyor.driver.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.wire.Messages;

/**
 * Builds a driver message as a Conveyor server would send it.
 *
 * <p>Only type and name are required. The message is written as JSON and read back, so that a driver sees the values of a real one: numbers of
 * the spec as {@code BigDecimal}, an earlier step's data as maps and lists.
 */
public final class TestMessage {
    /** The default run id. */
    public static final String RUN_ID = "00000000-0000-4000-8000-000000000001";

    private static final String ID = "000000000000000000000001";

    private final String type;
    private final String name;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private String event = "";
    private String runId = RUN_ID;
    private String pipeline = "";
    private Object spec = Map.of();

    private TestMessage(String type, String name) {
        this.type = Objects.requireNonNull(type, "type");
        this.name = Objects.requireNonNull(name, "name");
        metadata.put("version", "1");
    }

    /** A message about a resource of this type (the name of a resource definition) and name. */
    public static TestMessage of(String type, String name) {
        return new TestMessage(type, name);
    }

    /** The event; by default {@code create}, or {@code process} where an earlier step has a result. */
    public TestMessage event(String event) {
        this.event = event;
        return this;
    }

    /** The run id; by default {@link #RUN_ID}. */
    public TestMessage runId(String runId) {
        this.runId = runId;
        return this;
    }

    /** The pipeline that the resource runs through. */
    public TestMessage pipeline(String pipeline) {
        this.pipeline = pipeline;
        return this;
    }

    /** The spec: a {@code Map}, a {@code List}, a record or a bean; by default an empty object. */
    public TestMessage spec(Object spec) {
        this.spec = spec;
        return this;
    }

    /** The spec as JSON text. */
    public TestMessage specJson(String json) {
        this.spec = Json.parse(json);
        return this;
    }

    /** One value of the metadata. */
    public TestMessage metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** The result of an earlier step of the pipeline, for {@code Resource.resultOf}. */
    public TestMessage resultOf(String driver, DriverResult result) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("success", result.success());
        members.put("message", result.message());
        members.put("data", result.data());
        members.put("driver", driver);
        return metadata("driverresults." + driver, Json.write(members));
    }

    /** The message. */
    public DriverMessage build() {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("id", "00000000-0000-4000-8000-000000000002");
        resource.put("name", name);
        if (!pipeline.isEmpty()) {
            resource.put("pipeline", pipeline);
        }
        resource.put("resource", type);
        resource.put("metadata", metadata);
        resource.put("spec", spec);
        String payload = Json.write(resource);
        return new DriverMessage(eventOrUsual(), runId, ID, Messages.resource(payload), payload);
    }

    private String eventOrUsual() {
        if (!event.isEmpty()) {
            return event;
        }
        boolean later = metadata.keySet().stream().anyMatch(key -> key.startsWith("driverresults."));
        return later ? "process" : "create";
    }
}
