package ug.open.conveyor.driver.client;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.yaml.Yaml;
import ug.open.conveyor.driver.yaml.YamlNode;

/** Reads documents that people write for the API: one JSON object, or YAML of one or several documents. */
final class Documents {
    private Documents() {}

    /** The documents, each a mapping; at least one. */
    static List<Map<String, Object>> read(String text, String file) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object value : values(text, file)) {
            documents.add(mapping(value, file));
        }
        if (documents.isEmpty()) {
            throw new ConveyorException(file + " is empty");
        }
        return documents;
    }

    /** What begins like JSON is JSON, unless it is YAML in braces. */
    private static List<Object> values(String text, String file) {
        if (!text.stripLeading().startsWith("{")) {
            return yaml(text, file);
        }
        try {
            return List.of(Json.parse(text));
        } catch (SyntaxException e) {
            try {
                return yaml(text, file);
            } catch (ConveyorException alsoNot) {
                throw at(file, e);
            }
        }
    }

    private static List<Object> yaml(String text, String file) {
        List<Object> values = new ArrayList<>();
        try {
            Iterator<YamlNode> nodes = Yaml.documents(new StringReader(text));
            while (nodes.hasNext()) {
                values.add(nodes.next().value());
            }
        } catch (SyntaxException e) {
            throw at(file, e);
        }
        return values;
    }

    /**
     * Where a step of a pipeline names its driver, {@code FILE:LINE}; the file alone where that cannot be told.
     *
     * @param document which of the documents, from 0
     * @param step which of its steps, from 0
     */
    static String place(String text, String file, int document, int step) {
        try {
            Iterator<YamlNode> nodes = Yaml.documents(new StringReader(text));
            YamlNode node = nodes.next();
            for (int i = 0; i < document; i++) {
                node = nodes.next();
            }
            if (entry(node, "steps").value() instanceof YamlNode.Items steps) {
                return file + ":" + entry(steps.items().get(step), "driver").line();
            }
        } catch (SyntaxException | NoSuchElementException | IndexOutOfBoundsException e) {
            // JSON that is no YAML
        }
        return file;
    }

    private static YamlNode.Entry entry(YamlNode node, String key) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey(key)) {
            return mapping.entries().get(key);
        }
        throw new NoSuchElementException(key);
    }

    private static ConveyorException at(String file, SyntaxException e) {
        return new ConveyorException(file + ":" + e.line() + ":" + e.column() + ": " + e.problem(), e);
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
