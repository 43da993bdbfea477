package ug.open.conveyor.driver.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.yaml.YamlNode;

/**
 * The keys of one mapping in a file. A value of the wrong kind is noted as a problem, and what is returned for it is what would be for a
 * key that is not there, so that reading goes on and finds all problems of the file.
 */
final class Section {
    private final YamlNode.Mapping mapping;
    private final String prefix;
    private final Problems problems;
    private final Set<String> meant = new HashSet<>();

    /**
     * Notes each key that is not known.
     *
     * @param prefix what comes before a key in a sentence: empty, or such as {@code retry.}
     */
    Section(YamlNode.Mapping mapping, String prefix, List<String> known, Problems problems) {
        this.mapping = mapping;
        this.prefix = prefix;
        this.problems = problems;
        for (YamlNode.Entry entry : mapping.entries().values()) {
            if (!known.contains(entry.key())) {
                wrong(entry, unknown(entry.key(), known));
            }
        }
    }

    private String unknown(String key, List<String> known) {
        List<String> near = Nearest.to(key, known);
        near.stream().limit(1).forEach(meant::add);
        return "unknown key '" + prefix + key + "'; "
                + (near.isEmpty() ? "the keys are " + String.join(", ", known) : "did you mean '" + near.get(0) + "'?");
    }

    /** Whether an unknown key seems to be this one: then it is no use to say that it is missing too. */
    boolean misses(String key) {
        return !has(key) && !meant.contains(key);
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** The value of a key, whatever it is; null if it is not there. */
    YamlNode node(String key) {
        YamlNode.Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    /** A text that is not empty, or null. */
    String text(String key) {
        YamlNode node = node(key);
        return node != null && isText(key, node) ? (String) node.value() : null;
    }

    /** The texts of a list, which must not be empty, with their places. */
    List<YamlNode> texts(String key, String example) {
        List<YamlNode> texts = new ArrayList<>();
        if (node(key) instanceof YamlNode.Items items) {
            for (YamlNode item : items.items()) {
                if (isText(key, item)) {
                    texts.add(item);
                }
            }
            if (items.items().isEmpty()) {
                wrong(items, prefix + key + " is an empty list: write " + example + ", or take the key out");
            }
        } else if (has(key)) {
            wrongKind(key, "a list such as " + example);
        }
        return texts;
    }

    /** The words of a command, which is a text or a list; empty if it is not there. */
    List<String> words(String key) {
        if (node(key) instanceof YamlNode.Items) {
            return strings(texts(key, "[python3, reconcile.py]"));
        }
        if (node(key) instanceof YamlNode.Mapping) {
            wrongKind(key, "a command, as text or as a list of words");
            return List.of();
        }
        String command = text(key);
        try {
            return command == null ? List.of() : Words.split(command);
        } catch (IllegalArgumentException e) {
            wrong(node(key), prefix + key + ": " + e.getMessage());
            return List.of();
        }
    }

    Duration duration(String key, Duration otherwise) {
        if (node(key) instanceof YamlNode.Scalar scalar && scalar.value() != null) {
            try {
                return Durations.parse(scalar.text());
            } catch (IllegalArgumentException e) {
                wrong(scalar, prefix + key + ": " + e.getMessage());
            }
        } else if (has(key)) {
            wrongKind(key, "a duration such as 10m");
        }
        return otherwise;
    }

    int whole(String key, int otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (node(key).value() instanceof BigDecimal number) {
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                wrongValue(key, "must be a whole number, not " + number);
                return otherwise;
            }
        }
        wrongKind(key, "a whole number");
        return otherwise;
    }

    /** Whether the value is {@code true}. */
    boolean truth(String key) {
        if (has(key) && !(node(key).value() instanceof Boolean)) {
            wrongKind(key, "true or false");
        }
        return has(key) && Boolean.TRUE.equals(node(key).value());
    }

    /** Whether the value is the second of two words. */
    boolean isSecond(String key, String first, String second) {
        if (has(key)
                && !first.equals(node(key).value())
                && !second.equals(node(key).value())) {
            wrongValue(key, "must be " + first + " or " + second + ", not " + said(node(key)));
        }
        return has(key) && second.equals(node(key).value());
    }

    /** The mapping at a key; without keys if it is not there. */
    Section section(String key, List<String> known, String example) {
        return new Section(mapping(key, example), prefix + key + ".", known, problems);
    }

    /** The entries of the mapping at a key. */
    Collection<YamlNode.Entry> entries(String key, String example) {
        return mapping(key, example).entries().values();
    }

    private YamlNode.Mapping mapping(String key, String example) {
        if (node(key) instanceof YamlNode.Mapping at) {
            return at;
        }
        if (has(key)) {
            wrongKind(key, "a mapping such as " + example);
        }
        return new YamlNode.Mapping(Map.of(), mapping.line(), mapping.column());
    }

    /** Notes a key that has to be there and is not. */
    void require(String key, String example) {
        if (misses(key)) {
            wrong(mapping, "'" + prefix + key + "' is missing: write it, such as '" + example + "'");
        }
    }

    /** Notes something about the mapping, or a value in it. */
    void wrong(YamlNode node, String sentence) {
        problems.add(node.line(), node.column(), sentence);
    }

    /** Notes something about a key. */
    void wrong(YamlNode.Entry entry, String sentence) {
        problems.add(entry.line(), entry.column(), sentence);
    }

    /** Notes something about a key that is there. */
    void wrongKey(String key, String sentence) {
        wrong(mapping.entries().get(key), sentence);
    }

    /** Notes what is wrong with the value of a key that is there, in the words that follow the key in a sentence. */
    void wrongValue(String key, String rest) {
        wrong(node(key), prefix + key + " " + rest);
    }

    /** Notes something about the mapping as a whole. */
    void wrong(String sentence) {
        wrong(mapping, sentence);
    }

    private void wrongKind(String key, String expected) {
        wrongValue(key, "must be " + expected + ", not " + kind(node(key)));
    }

    private boolean isText(String key, YamlNode node) {
        if (!(node.value() instanceof String text)) {
            boolean quotable = node.value() instanceof BigDecimal || node.value() instanceof Boolean;
            wrong(node, prefix + key + " must be text, not " + kind(node) + (quotable ? ": put it in quotes" : ""));
            return false;
        }
        if (text.isEmpty()) {
            wrong(node, prefix + key + " is an empty text");
        }
        return !text.isEmpty();
    }

    static List<String> strings(List<YamlNode> texts) {
        List<String> strings = new ArrayList<>();
        for (YamlNode text : texts) {
            strings.add((String) text.value());
        }
        return strings;
    }

    private static String said(YamlNode node) {
        return node.value() instanceof String text ? "'" + text + "'" : kind(node);
    }

    /** The kind of a value, for a sentence. */
    static String kind(YamlNode node) {
        Object value = node.value();
        if (node instanceof YamlNode.Scalar) {
            return value == null
                    ? "nothing"
                    : value instanceof String ? "text" : value instanceof Boolean ? "true or false" : "a number";
        }
        return node instanceof YamlNode.Items ? "a list" : "a mapping";
    }
}
