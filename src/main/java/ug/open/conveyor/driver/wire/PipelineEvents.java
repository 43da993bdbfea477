package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.JsonLine;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/** Messages on {@code pipelines.driver.result} and {@code pipelines.pipeline.init} (protocol.md, Bodies). */
public final class PipelineEvents {
    private static final String SHAPE = "a pipeline event: an object with event, run_id, resource and driverresult";

    /**
     * The result of a driver's run, as a driver publishes it to the server's engine.
     *
     * @param event {@code driver.result}, or the event that begins a pipeline
     * @param runId the run
     * @param driver the driver that reconciled; empty in the message that begins a pipeline
     * @param result the driver result
     * @param resourceJson the Resource's JSON text as received; empty where there is none
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
        PipelineEvent plain = PlainResult.read(body);
        return plain == null ? strictly(body) : plain;
    }

    static PipelineEvent strictly(byte[] body) {
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
            throw new MalformedMessageException(e.getMessage(), SHAPE, e);
        }
    }

    /**
     * Writes the result of a driver's run.
     *
     * @param message the message that the driver reconciled; its payload goes back byte for byte
     */
    public static byte[] result(DriverMessage message, String driver, DriverResult result) {
        return result(message.runId(), message.payload(), driver, result);
    }

    /** The same with the name and type of the resource in place of the whole payload, for a message that must be short. */
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
        Buffer out = new Buffer(resourceJson.length() + 256);
        out.utf8("{\"event\":\"driver.result\",\"run_id\":");
        out.string(runId);
        out.utf8(",\"resource\":");
        out.add(resourceJson.getBytes(StandardCharsets.UTF_8));
        out.utf8(",\"driverresult\":");
        append(driver, result, out);
        out.add('}');
        return out.toArray();
    }

    /** A driver result as a server's engine keeps it in the metadata of the resource. */
    static String driverResult(String driver, DriverResult result) {
        Buffer out = new Buffer(256);
        append(driver, result, out);
        return out.toString();
    }

    private static void append(String driver, DriverResult result, Buffer out) {
        out.utf8("{\"success\":");
        out.utf8(String.valueOf(result.success()));
        out.utf8(",\"message\":");
        out.string(result.message());
        out.utf8(",\"data\":");
        Json.write(result.data(), out);
        out.utf8(",\"driver\":");
        out.string(driver);
        out.add('}');
    }

    private static String text(JsonLine fields, int field, String name) {
        if (!fields.isString(field)) {
            throw new ConveyorException(name + (fields.present(field) ? " must be a string" : " is missing"));
        }
        return fields.string(field);
    }
}
