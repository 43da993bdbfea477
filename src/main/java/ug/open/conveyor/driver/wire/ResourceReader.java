package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.json.JsonProblem;
import ug.open.conveyor.driver.json.JsonTree;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/** Reads one Resource, all but its spec. */
final class ResourceReader {
    private static final String SHAPE = "a Resource: an object with name, resource (its type) and spec";

    private final String json;
    private String id;
    private String name;
    private String type;
    private String pipeline;
    private Map<String, String> metadata = Map.of();

    ResourceReader(String json) {
        this.json = json;
    }

    JsonResource resource() {
        try (JsonParser parser = JsonTree.parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("found " + JsonTree.kind(parser.currentToken()));
            }
            fields(parser);
            JsonTree.end(parser);
        } catch (IOException e) {
            SyntaxException words = JsonProblem.in(json, e);
            throw new MalformedMessageException(words.getMessage(), SHAPE, words);
        }
        if (name == null) {
            throw malformed("name is missing");
        }
        if (type == null || type.isEmpty()) {
            throw malformed("resource is " + (type == null ? "missing" : "empty"));
        }
        Optional<String> through = pipeline == null || pipeline.isEmpty() ? Optional.empty() : Optional.of(pipeline);
        return new JsonResource(json, id == null ? "" : id, name, type, through, metadata);
    }

    private void fields(JsonParser parser) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "id" -> id = text(parser, field);
                case "name" -> name = text(parser, field);
                case "resource" -> type = text(parser, field);
                case "pipeline" -> pipeline = text(parser, field);
                case "metadata" -> metadata = metadata(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private static String text(JsonParser parser, String field) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> null;
            default -> throw malformed(field + " must be a string, found " + JsonTree.kind(parser.currentToken()));
        };
    }

    private Map<String, String> metadata(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Map.of();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw malformed("metadata must be an object, found " + JsonTree.kind(parser.currentToken()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            boolean container = parser.nextToken().isStructStart();
            values.put(key, container ? slice(parser) : parser.getText());
        }
        return Collections.unmodifiableMap(values);
    }

    private String slice(JsonParser parser) throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return json.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    private static MalformedMessageException malformed(String problem) {
        return new MalformedMessageException(problem, SHAPE);
    }
}
