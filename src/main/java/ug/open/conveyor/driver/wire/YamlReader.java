package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one YAML document; see {@link Yaml}. */
final class YamlReader {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final String STRING_TAG = "tag:yaml.org,2002:str";

    private final int[] text; // the parser counts code points
    private final int firstLine;
    private final YAMLParser parser;

    private YamlReader(String text, int firstLine, YAMLParser parser) {
        this.text = text.codePoints().toArray();
        this.firstLine = firstLine;
        this.parser = parser;
    }

    /**
     * Reads a text of at most one document.
     *
     * @param firstLine the number of its first line
     * @return null where there is no content
     */
    static YamlNode read(String withMark, int firstLine) {
        String text = withMark.startsWith("\uFEFF") ? withMark.substring(1) : withMark;
        if (text.length() > YamlSplitter.MAX_CHARACTERS) {
            throw new SyntaxException(
                    "a document of more than " + YamlSplitter.MAX_CHARACTERS + " characters", firstLine, 1);
        }
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlReader(text, firstLine, parser).document();
        } catch (IOException e) {
            throw YamlProblem.of(e, text, firstLine);
        }
    }

    private YamlNode document() throws IOException {
        if (parser.nextToken() == null) {
            return null;
        }
        YamlNode node = node();
        if (parser.nextToken() != null) {
            throw fail("a second document begins here; expected one");
        }
        boolean empty = node instanceof YamlNode.Scalar scalar
                && scalar.value() == null
                && scalar.text().isEmpty();
        return empty ? null : node;
    }

    private YamlNode node() throws IOException {
        if (parser.isCurrentAlias()) {
            throw fail("an alias (*" + parser.getText() + ") is not read here: write the value out");
        }
        if (parser.getTypeId() != null && !parser.getTypeId().equals(STRING_TAG)) {
            throw fail("a tag (" + parser.getTypeId() + ") is not read here: leave it out");
        }
        JsonLocation place = parser.currentTokenLocation();
        return switch (parser.currentToken()) {
            case START_OBJECT -> new YamlNode.Mapping(entries(), line(place), place.getColumnNr());
            case START_ARRAY -> new YamlNode.Items(items(), line(place), place.getColumnNr());
            default -> scalar(place);
        };
    }

    private Map<String, YamlNode.Entry> entries() throws IOException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonLocation place = parser.currentTokenLocation();
            YamlNode.Entry first = entries.get(key);
            if (first != null) {
                throw fail("the key " + Json.write(key) + " occurs twice, first in line " + first.line());
            }
            parser.nextToken();
            entries.put(key, new YamlNode.Entry(key, line(place), place.getColumnNr(), node()));
        }
        return entries;
    }

    private List<YamlNode> items() throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return items;
    }

    private YamlNode scalar(JsonLocation place) throws IOException {
        String written = parser.getText();
        boolean plain = parser.getTypeId() == null && isPlain(place);
        Object value = plain ? CoreSchema.value(written) : written;
        if (value == CoreSchema.TOO_LARGE) {
            throw fail("a number too large to be read; put it in quotes if it is a text");
        }
        return new YamlNode.Scalar(written, value, line(place), place.getColumnNr());
    }

    /** Whether the scalar stands without quotes or block mark. The parser knows and does not tell, so the text is looked at. */
    private boolean isPlain(JsonLocation place) {
        int at = (int) place.getCharOffset();
        while (at < text.length && text[at] == '&') {
            while (at < text.length && !Character.isWhitespace(text[at])) {
                at++;
            }
            while (at < text.length && Character.isWhitespace(text[at])) {
                at++;
            }
        }
        return at >= text.length || "\"'|>".indexOf(text[at]) < 0;
    }

    private int line(JsonLocation place) {
        return place.getLineNr() + firstLine - 1;
    }

    private SyntaxException fail(String problem) {
        JsonLocation place = parser.currentTokenLocation();
        return new SyntaxException(problem, line(place), place.getColumnNr());
    }
}
