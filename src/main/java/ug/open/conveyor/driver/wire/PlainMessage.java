package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Resource;

/**
 * Reads a driver message as servers write most of them, in one pass over its bytes: the four members with plain texts, the Resource as a text or as an object. What is not
 * like that it leaves to {@link MessageReader}, which has the sentences about what is wrong.
 */
final class PlainMessage {
    private static final int LARGE = 1 << 16;

    private final byte[] body;
    private final PlainJson json;
    private byte[] payload;
    private int payloadLength;
    private String event;
    private String id = "";
    private String runId;
    private boolean idThere;

    private PlainMessage(byte[] body) {
        this.body = body;
        this.json = new PlainJson(body, body.length);
    }

    /** The message; null where it is not plain, or large, since it would be held twice. */
    static DriverMessage read(byte[] body) {
        return body.length > LARGE ? null : new PlainMessage(body).message();
    }

    private DriverMessage message() {
        boolean plain = json.members(this::member) && json.isAtEnd();
        if (!plain || event == null || event.isEmpty() || runId == null || runId.isEmpty() || payload == null) {
            return null;
        }
        String text = new String(payload, 0, payloadLength, StandardCharsets.ISO_8859_1);
        Resource resource = new PlainResource(payload, payloadLength, text).resource();
        return resource == null ? null : new DriverMessage(event, runId, id, resource, text);
    }

    /** Reads a member that is not there yet. */
    private boolean member(int name) {
        if (payload == null && json.was(name, "payload")) {
            return json.pass(':') && (json.pass('"') ? payload() : object());
        }
        boolean isEvent = event == null && json.was(name, "event");
        boolean isRun = runId == null && json.was(name, "run_id");
        boolean isId = !idThere && json.was(name, "id");
        if (!(isEvent || isRun || isId)) {
            return false;
        }
        String text = json.memberText();
        if (text == null) {
            return false;
        }
        if (isEvent) {
            event = text;
        } else if (isRun) {
            runId = text;
        } else {
            id = text;
            idThere = true;
        }
        return true;
    }

    private boolean object() {
        int from = json.at();
        if (!json.value()) {
            return false;
        }
        payload = Arrays.copyOfRange(body, from, json.at());
        payloadLength = payload.length;
        return true;
    }

    /** Undoes the escapes of the text that begins here; only those of quotes and backslashes are plain. */
    private boolean payload() {
        int at = json.at();
        byte[] out = new byte[body.length - at];
        int length = 0;
        while (at < body.length && body[at] != '"') {
            if (body[at] < ' ') {
                return false;
            }
            if (body[at] == '\\') {
                at++;
                if (at == body.length || body[at] != '"' && body[at] != '\\') {
                    return false;
                }
            }
            out[length++] = body[at++];
        }
        payload = out;
        payloadLength = length;
        json.to(at);
        return json.pass('"');
    }

    /** The Resource in a payload. */
    private static final class PlainResource {
        private final PlainJson json;
        private final String text;
        private String id;
        private String name;
        private String type;
        private String pipeline;
        private boolean spec;
        private Map<String, String> metadata;

        PlainResource(byte[] bytes, int length, String text) {
            this.json = new PlainJson(bytes, length);
            this.text = text;
        }

        /** Null where it is not plain. */
        Resource resource() {
            boolean plain = json.members(this::member) && json.isAtEnd();
            if (!plain || name == null || type == null || type.isEmpty()) {
                return null;
            }
            Optional<String> through =
                    pipeline == null || pipeline.isEmpty() ? Optional.empty() : Optional.of(pipeline);
            return new JsonResource(
                    text, id == null ? "" : id, name, type, through, metadata == null ? Map.of() : metadata);
        }

        private boolean member(int key) {
            if (!spec && json.was(key, "spec")) {
                spec = true;
                return json.pass(':') && json.value();
            }
            if (metadata == null && json.was(key, "metadata")) {
                return json.pass(':') && metadata();
            }
            if (id == null && json.was(key, "id")) {
                return (id = json.memberText()) != null;
            }
            if (name == null && json.was(key, "name")) {
                return (name = json.memberText()) != null;
            }
            if (type == null && json.was(key, "resource")) {
                return (type = json.memberText()) != null;
            }
            return pipeline == null && json.was(key, "pipeline") && (pipeline = json.memberText()) != null;
        }

        private boolean metadata() {
            Map<String, String> values = new LinkedHashMap<>();
            metadata = Collections.unmodifiableMap(values);
            int from = json.at();
            if (json.pass('{') && json.pass('}')) {
                return true;
            }
            json.to(from);
            return json.members(key -> {
                String name = json.ascii(key, json.at() - 1);
                String value = json.memberText();
                return value != null && values.put(name, value) == null;
            });
        }
    }
}
