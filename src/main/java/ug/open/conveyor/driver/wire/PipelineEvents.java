package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/** Messages on {@code pipelines.driver.result} and {@code pipelines.pipeline.init} (protocol.md, Bodies). */
public final class PipelineEvents {
    private static final String SHAPE =
            "; expected a pipeline event: an object with event, run_id, resource and driverresult";

    /**
     * What a driver's run came to, as the server's engine is told.
     *
     * @param event {@code driver.result}, or the event that begins a pipeline
     * @param runId the run
     * @param driver who reconciled; empty in the message that begins a pipeline
     * @param result the driver result
     * @param resourceJson the Resource's JSON text as it came; empty where there is none
     */
    public record PipelineEvent(String event, String runId, String driver, DriverResult result, String resourceJson) {
        /** A text of the Resource, such as that of {@code pipeline}; empty where there is none. */
        public String ofResource(String member) {
            byte[] json = resourceJson.getBytes(StandardCharsets.UTF_8);
            JsonLine line = new JsonLine(member);
            return line.read(json, 0, json.length) && line.isString(0) ? line.string(0) : "";
        }
    }

    private PipelineEvents() {}

    /**
     * Reads a pipeline event.
     *
     * @throws MalformedMessageException where it is none; names the field, or line and column
     */
    public static PipelineEvent read(byte[] body) {
        JsonLine fields = new JsonLine("event", "run_id", "resource", "driverresult");
        try {
            Json.check(body, 0, body.length);
            if (!fields.read(body, 0, body.length)) {
                throw new ConveyorException("found no object");
            }
            Object result = fields.isObject(3) ? Json.parse(body, fields.start(3), fields.end(3)) : null;
            return new PipelineEvent(
                    text(fields, 0, "event"),
                    text(fields, 1, "run_id"),
                    result instanceof Map<?, ?> members && members.get("driver") instanceof String driver ? driver : "",
                    ResultReader.of(result),
                    fields.isObject(2) ? fields.string(2) : "");
        } catch (ConveyorException e) {
            throw new MalformedMessageException(e.getMessage() + SHAPE, e);
        }
    }

    /**
     * Writes what a driver's run came to.
     *
     * @param message what was reconciled; its payload goes back as it came
     */
    public static byte[] result(DriverMessage message, String driver, DriverResult result) {
        return result(message.runId(), message.payload(), driver, result);
    }

    /** The same with only what tells which resource it was: for a message that must be short. */
    public static byte[] shortResult(DriverMessage message, String driver, DriverResult result) {
        Resource resource = message.resource();
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("id", resource.id());
        named.put("name", resource.name());
        resource.pipeline().ifPresent(pipeline -> named.put("pipeline", pipeline));
        named.put("resource", resource.type());
        return result(message.runId(), Json.write(named), driver, result);
    }

    private static byte[] result(String runId, String resourceJson, String driver, DriverResult result) {
        LineBuffer out = new LineBuffer(resourceJson.length() + 256);
        out.raw("{\"event\":\"driver.result\",\"run_id\":");
        out.string(runId);
        out.raw(",\"resource\":");
        out.raw(resourceJson.getBytes(StandardCharsets.UTF_8));
        out.raw(",\"driverresult\":{\"success\":");
        out.raw(String.valueOf(result.success()));
        out.raw(",\"message\":");
        out.string(result.message());
        out.raw(",\"data\":");
        out.raw(Json.write(result.data()).getBytes(StandardCharsets.UTF_8));
        out.raw(",\"driver\":");
        out.string(driver);
        out.raw("}}");
        return Arrays.copyOf(out.bytes(), out.length());
    }

    private static String text(JsonLine fields, int field, String name) {
        if (!fields.isString(field)) {
            throw new ConveyorException(name + (fields.present(field) ? " must be a string" : " is missing"));
        }
        return fields.string(field);
    }
}
