package ug.open.conveyor.driver.client;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Json;
import ug.open.conveyor.driver.wire.SyntaxException;
import ug.open.conveyor.driver.wire.Yaml;
import ug.open.conveyor.driver.wire.YamlNode;

/** Reads what people write for the API: one JSON object, or YAML of one or several documents. */
final class Documents {
    private Documents() {}

    /** The documents, each a mapping; at least one. */
    static List<Map<String, Object>> read(String text, String file) {
        List<Map<String, Object>> documents = new ArrayList<>();
        try {
            if (text.stripLeading().startsWith("{")) {
                documents.add(mapping(Json.parse(text), file));
            } else {
                Iterator<YamlNode> nodes = Yaml.documents(new StringReader(text));
                while (nodes.hasNext()) {
                    documents.add(mapping(nodes.next().value(), file));
                }
            }
        } catch (SyntaxException e) {
            throw new ConveyorException(file + ":" + e.line() + ":" + e.column() + ": " + e.problem(), e);
        }
        if (documents.isEmpty()) {
            throw new ConveyorException(file + " is empty");
        }
        return documents;
    }

    private static Map<String, Object> mapping(Object value, String file) {
        if (!(value instanceof Map<?, ?> members)) {
            throw new ConveyorException(file + ": expected keys with values, in JSON or YAML, and found a "
                    + (value instanceof List ? "list" : "single value"));
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        members.forEach((key, member) -> mapping.put((String) key, member));
        return mapping;
    }

    /** A member that must be a text with something in it. */
    static String text(Map<String, Object> document, String key, String file, String example) {
        Object value = document.get(key);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        String what = value == null ? "is missing" : "must be a text, not " + Json.write(value);
        throw new ConveyorException(file + ": '" + key + "' " + what + "; such as " + key + ": " + example);
    }
}
