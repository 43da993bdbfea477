package ug.open.conveyor.driver.wire;

import java.util.Arrays;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Resource;
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
        return MessageReader.read(body);
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
        LineBuffer out = new LineBuffer(to - from + 128);
        out.raw("{\"event\":\"create\",\"payload\":");
        out.raw(resourceJson, from, to);
        out.raw(",\"id\":");
        out.string(id);
        out.raw(",\"run_id\":");
        out.string(runId);
        out.ascii('}');
        return Arrays.copyOf(out.bytes(), out.length());
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
        LineBuffer out = new LineBuffer(message.length + 64);
        out.raw(message, 0, end);
        out.raw(",\"run_id\":");
        out.string(runId);
        out.raw(message, end, message.length);
        return Arrays.copyOf(out.bytes(), out.length());
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
        return ResultReader.of(Json.parse(json, 0, json.length));
    }
}
