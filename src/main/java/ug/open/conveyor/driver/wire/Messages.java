package ug.open.conveyor.driver.wire;

import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/** Driver messages, resources and driver results, in each form that is known (protocol.md, Bodies). Fields unknown are passed over. */
public final class Messages {
    private Messages() {}

    /**
     * Reads a driver message.
     *
     * @param body its UTF-8 JSON; {@code payload} may be the Resource or a string that holds it
     * @return the message; its payload is the Resource's JSON text exactly as it was received
     * @throws MalformedMessageException where it is none; names the field, or line and column
     */
    public static DriverMessage read(byte[] body) {
        DriverMessage plain = PlainMessage.read(body);
        return plain == null ? MessageReader.read(body) : plain;
    }

    /**
     * Makes the driver message that a server sends when this resource is created.
     *
     * @param resourceJson holds the JSON text of the Resource, an object; it becomes the payload, byte for byte
     * @param from its first byte
     * @param to behind its last byte
     * @param runId the run id of the new run
     * @param id the id of the new message
     */
    public static byte[] fromResource(byte[] resourceJson, int from, int to, String runId, String id) {
        Buffer out = new Buffer(to - from + 128);
        out.utf8("{\"event\":\"create\",\"payload\":");
        out.add(resourceJson, from, to);
        out.utf8(",\"id\":");
        out.string(id);
        out.utf8(",\"run_id\":");
        out.string(runId);
        out.add('}');
        return out.toArray();
    }

    /**
     * Writes a driver message.
     *
     * @param asText whether the payload is a text that holds the Resource's JSON, as servers of 0.6 have it; else it is the object itself
     */
    public static byte[] event(DriverMessage message, boolean asText) {
        Buffer out = new Buffer(message.payload().length() + 256);
        out.utf8("{\"event\":");
        out.string(message.event());
        out.utf8(",\"payload\":");
        payload(asText, message.payload(), out);
        out.utf8(",\"id\":");
        out.string(message.id());
        out.utf8(",\"run_id\":");
        out.string(message.runId());
        out.add('}');
        return out.toArray();
    }

    /**
     * A driver message with another event and payload; its other members stay.
     *
     * @param body the message as it came; its payload stays a text where it was one
     * @param changed has the new event and payload, which is written as it is
     */
    public static byte[] changed(byte[] body, DriverMessage changed) {
        Buffer out = new Buffer(body.length + 256);
        char before = '{';
        for (Map.Entry<?, ?> member : ((Map<?, ?>) Json.parse(body, 0, body.length)).entrySet()) {
            out.add(before);
            out.string((String) member.getKey());
            out.add(':');
            switch ((String) member.getKey()) {
                case "event" -> out.string(changed.event());
                case "payload" -> payload(member.getValue() instanceof String, changed.payload(), out);
                default -> Json.write(member.getValue(), out);
            }
            before = ',';
        }
        out.add('}');
        return out.toArray();
    }

    private static void payload(boolean asText, String payload, Buffer out) {
        if (asText) {
            out.string(payload);
        } else {
            out.utf8(payload);
        }
    }

    /**
     * A driver message that somebody wrote without a run id, with one at its end; else byte for byte.
     *
     * @param message the JSON text of an object with a member at least; where it is none, it comes back as it is
     */
    public static byte[] withRunId(byte[] message, String runId) {
        int end = message.length - 1;
        while (end >= 0 && message[end] != '}') {
            end--;
        }
        if (end < 0) {
            return message;
        }
        Buffer out = new Buffer(message.length + 64);
        out.add(message, 0, end);
        out.utf8(",\"run_id\":");
        out.string(runId);
        out.add(message, end, message.length);
        return out.toArray();
    }

    /**
     * Reads a Resource.
     *
     * @throws MalformedMessageException where it is none; names the field, or line and column
     */
    public static Resource resource(String json) {
        return JsonResource.read(json);
    }

    /**
     * Reads a driver result: {@code success} (boolean), {@code message} (string), {@code data} (anything); the latter two may be missing.
     *
     * @throws SyntaxException where it is not JSON
     * @throws ConveyorException where it is something else; names the field
     */
    public static DriverResult result(byte[] json) {
        return result(Json.parse(json, 0, json.length));
    }

    /** The same of a value as {@link Json#parse} gives it. */
    public static DriverResult result(Object value) {
        return ResultReader.of(value);
    }
}
