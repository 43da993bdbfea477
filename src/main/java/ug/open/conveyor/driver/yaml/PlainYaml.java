package ug.open.conveyor.driver.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Ascii;

/**
 * Reads a text as most {@code driver.yaml} are: lines of a key with a value, which is a text, or a list or mapping of texts on the same line;
 * comments; nothing that has to be escaped. It says nothing about any other text: {@link YamlReader} reads that, as it would read this one.
 * Loading snakeyaml takes a run of one event a tenth of its time (row {@code start} of the benchmark).
 */
final class PlainYaml {
    private static final int LONGEST = 1 << 14; // characters
    private static final int LONGEST_KEY = 100;
    private static final String BEGINS = "._/";
    private static final String CONTINUES = "._/-@ ";

    private final String text;
    private int at;
    private int line = 1;
    private int begin; // of the line

    private PlainYaml(String text) {
        this.text = text;
    }

    /** Null where the text is not as plain. */
    static YamlNode.Mapping read(String text) {
        return text.length() > LONGEST ? null : new PlainYaml(text).lines();
    }

    private YamlNode.Mapping lines() {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        int first = 0;
        while (at < text.length()) {
            begin = at;
            if (!endsHere()) {
                first = first == 0 ? line : first;
                if (at > begin || !add(entries, true) || !endsHere()) {
                    return null;
                }
            }
            at++;
            line++;
        }
        return first == 0 ? null : new YamlNode.Mapping(entries, first, 1);
    }

    /** Passes over blanks and a comment; whether the line ends behind them. */
    private boolean endsHere() {
        int from = at;
        blanks();
        if (is('#') && (at > from || at == begin)) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            while (at < end && isPrintable(text.charAt(at))) {
                at++;
            }
        }
        return at == text.length() || is('\n');
    }

    /** Adds a key and its value, which may be a list or mapping on the outside only; false where they are not plain, or the key is there already. */
    private boolean add(Map<String, YamlNode.Entry> entries, boolean outside) {
        int column = column();
        String key = word();
        boolean plain = !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && is(':')
                && at + 1 < text.length()
                && text.charAt(at + 1) == ' ';
        if (!plain) {
            return false;
        }
        at++;
        blanks();
        YamlNode value = outside && is('[') ? items() : outside && is('{') ? mapping() : scalar();
        return value != null && entries.put(key, new YamlNode.Entry(key, line, column, value)) == null;
    }

    private YamlNode items() {
        int column = column();
        List<YamlNode> items = new ArrayList<>();
        do {
            at++;
            blanks();
            YamlNode item = scalar();
            if (item == null) {
                return null;
            }
            items.add(item);
            blanks();
        } while (is(','));
        return closes(']') ? new YamlNode.Items(items, line, column) : null;
    }

    private YamlNode mapping() {
        int column = column();
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        do {
            at++;
            blanks();
            if (!add(entries, false)) {
                return null;
            }
            blanks();
        } while (is(','));
        return closes('}') ? new YamlNode.Mapping(entries, line, column) : null;
    }

    private YamlNode scalar() {
        int column = column();
        if (is('"') || is('\'')) {
            return quoted(column);
        }
        String word = word();
        Object value = word.isEmpty() ? CoreSchema.TOO_LARGE : CoreSchema.value(word);
        return value == CoreSchema.TOO_LARGE ? null : new YamlNode.Scalar(word, value, line, column);
    }

    private YamlNode quoted(int column) {
        int end = text.indexOf(text.charAt(at), at + 1);
        for (int i = at + 1; i < end; i++) {
            if (!isPrintable(text.charAt(i)) || text.charAt(i) == '\\') {
                return null;
            }
        }
        if (end < 0 || end + 1 < text.length() && text.charAt(end + 1) == text.charAt(end)) { // two quotes are one
            return null;
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return new YamlNode.Scalar(inside, inside, line, column);
    }

    /** Letters, digits, and signs that mean nothing where they stand. */
    private String word() {
        int from = at;
        while (at < text.length()
                && (Ascii.isLetterOrDigit(text.charAt(at))
                        || (at > from ? CONTINUES : BEGINS).indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        while (at > from && text.charAt(at - 1) == ' ') {
            at--;
        }
        return text.substring(from, at);
    }

    private void blanks() {
        while (is(' ')) {
            at++;
        }
    }

    private boolean closes(char sign) {
        boolean closes = is(sign);
        at++;
        return closes;
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static boolean isPrintable(char c) {
        return c >= ' ' && c <= '~';
    }

    private int column() {
        return at - begin + 1;
    }
}
