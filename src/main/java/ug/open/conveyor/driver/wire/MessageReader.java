package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.json.JsonProblem;
import ug.open.conveyor.driver.json.JsonScanner;
import ug.open.conveyor.driver.json.JsonTree;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/**
 * Reads one driver message; see {@link Messages#read}. One pass is enough for the usual message. The scanner, which is stricter than the
 * parser, reads a body again only where the parser failed, replaced bytes, or passed over a value.
 */
final class MessageReader {
    private static final String SHAPE = "a driver message: an object with event, payload and run_id";
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] body;
    private final String text;
    private boolean unchecked;
    private String event;
    private String payload;
    private String id = "";
    private String runId;

    private MessageReader(byte[] body) {
        this.body = body;
        this.text = new String(body, StandardCharsets.UTF_8);
        this.unchecked = text.indexOf(REPLACEMENT) >= 0; // perhaps not UTF-8
    }

    static DriverMessage read(byte[] body) {
        return new MessageReader(body).message();
    }

    private DriverMessage message() {
        try {
            fields();
        } catch (IOException e) {
            checkSyntax();
            SyntaxException words = JsonProblem.in(text, e);
            throw malformed(words.getMessage(), words);
        } catch (MalformedMessageException e) {
            checkSyntax();
            throw e;
        }
        if (unchecked) {
            checkSyntax();
        }
        return new DriverMessage(required("event", event), required("run_id", runId), id, resource(), payload);
    }

    private void checkSyntax() {
        try {
            JsonScanner.scan(body, 0, body.length, JsonScanner.MAX_DEPTH);
        } catch (SyntaxException e) {
            throw malformed("not JSON, " + e.getMessage(), e);
        }
    }

    private void fields() throws IOException {
        try (JsonParser parser = JsonTree.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("found " + JsonTree.kind(parser.currentToken()), null);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "event" -> event = text(parser, name);
                    case "run_id" -> runId = text(parser, name);
                    case "id" -> id = parser.currentToken() == JsonToken.VALUE_NULL ? "" : text(parser, name);
                    case "payload" -> payload = payload(parser);
                    default -> passOver(parser);
                }
            }
            JsonTree.end(parser);
        }
    }

    private void passOver(JsonParser parser) throws IOException {
        unchecked = true;
        parser.skipChildren();
    }

    private static String text(JsonParser parser, String field) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw malformed(field + " must be a string, found " + JsonTree.kind(parser.currentToken()), null);
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
                            + JsonTree.kind(parser.currentToken()),
                    null);
        }
        int from = (int) parser.currentTokenLocation().getCharOffset();
        passOver(parser);
        return text.substring(from, (int) parser.currentLocation().getCharOffset());
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
            throw new MalformedMessageException(where + e.problem(), e.expected(), e);
        }
    }

    private static MalformedMessageException malformed(String problem, Throwable cause) {
        return new MalformedMessageException(problem, SHAPE, cause);
    }
}
