package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/** Reads one driver message; see {@link Messages#read}. */
final class MessageReader {
    private static final String SHAPE = "expected a driver message: an object with event, payload and run_id";

    private final byte[] body;
    private String event;
    private String payload;
    private String id = "";
    private String runId;

    private MessageReader(byte[] body) {
        this.body = body;
    }

    static DriverMessage read(byte[] body) {
        return new MessageReader(body).message();
    }

    private DriverMessage message() {
        try {
            Json.check(body, 0, body.length);
            fields();
        } catch (SyntaxException e) {
            throw malformed("not JSON, " + e.getMessage(), e);
        } catch (IOException e) {
            SyntaxException words = JsonProblem.in(body, 0, body.length, e);
            throw malformed(words.getMessage(), words);
        }
        return new DriverMessage(required("event", event), required("run_id", runId), id, resource(), payload);
    }

    private void fields() throws IOException {
        try (JsonParser parser = JsonTree.FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("found " + Found.kind(parser.currentToken()), null);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "event" -> event = text(parser, name);
                    case "run_id" -> runId = text(parser, name);
                    case "id" -> id = parser.currentToken() == JsonToken.VALUE_NULL ? "" : text(parser, name);
                    case "payload" -> payload = payload(parser);
                    default -> parser.skipChildren();
                }
            }
        }
    }

    private static String text(JsonParser parser, String field) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw malformed(field + " must be a string, found " + Found.kind(parser.currentToken()), null);
        }
        return parser.getText();
    }

    private String payload(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw malformed(
                    "payload must be a Resource, or a string that holds one, found "
                            + Found.kind(parser.currentToken()),
                    null);
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(body, from, to - from, StandardCharsets.UTF_8);
    }

    private static String required(String field, String value) {
        if (value == null) {
            throw malformed(field + " is missing", null);
        }
        if (value.isEmpty()) {
            throw malformed(field + " is empty", null);
        }
        return value;
    }

    private Resource resource() {
        required("payload", payload);
        try {
            return JsonResource.read(payload);
        } catch (MalformedMessageException e) {
            String where = e.getCause() instanceof SyntaxException ? "inside payload, " : "payload: ";
            throw new MalformedMessageException(where + e.getMessage(), e);
        }
    }

    private static MalformedMessageException malformed(String problem, Throwable cause) {
        return new MalformedMessageException(problem + "; " + SHAPE, cause);
    }
}
