package ug.open.conveyor.driver.yaml;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.JsonScanner;
import ug.open.conveyor.driver.json.SyntaxException;

/** Builds nodes from the events of snakeyaml's parser, document by document; see {@link Yaml#documents}. */
final class YamlReader implements Iterator<YamlNode> {
    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final LoaderOptions OPTIONS = new LoaderOptions();

    static {
        OPTIONS.setCodePointLimit(Integer.MAX_VALUE); // YamlLines counts
    }

    private final YamlLines lines;
    private Parser parser;
    private int linesBefore; // the parser's first one
    private int begun; // the line that the current document begins in
    private boolean failed;
    private boolean ended;
    private YamlNode next;

    YamlReader(Reader text) {
        lines = new YamlLines(text);
        begin(0);
    }

    private void begin(int linesBefore) {
        this.linesBefore = linesBefore;
        begun = linesBefore + 1;
        parser = new ParserImpl(new StreamReader(lines), OPTIONS);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            next = document();
        }
        return next != null;
    }

    @Override
    public YamlNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        YamlNode node = next;
        next = null;
        return node;
    }

    /** The next document; null where it has no content, and at the end of the text. */
    private YamlNode document() {
        if (failed) {
            begin(lines.passDocument(begun));
        }
        failed = true;
        try {
            YamlNode node = content();
            failed = false;
            lines.endDocument();
            return node;
        } catch (MarkedYAMLException e) {
            throw YamlProblem.of(e, linesBefore);
        } catch (NumberFormatException e) { // thrown by snakeyaml where the text ends behind it
            throw new SyntaxException("expected hexadecimal digits after \\u", lines.number(), 1);
        }
    }

    private YamlNode content() {
        Event event = parser.getEvent();
        if (event.is(Event.ID.StreamStart)) {
            event = parser.getEvent();
        }
        if (event.is(Event.ID.StreamEnd)) {
            ended = true;
            return null;
        }
        begun = line(event);
        YamlNode node = node(parser.getEvent(), 0);
        if (((DocumentEndEvent) parser.getEvent()).getExplicit()) {
            begin(lines.passLine()); // behind '...' YAML 1.2 needs no '---', snakeyaml does
        } else {
            parser.peekEvent(); // fails where the text goes on and no document begins
        }
        boolean empty = node instanceof YamlNode.Scalar scalar
                && scalar.value() == null
                && scalar.text().isEmpty();
        return empty ? null : node;
    }

    private YamlNode node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            throw fail("an alias (*" + alias.getAnchor() + ") is not read here: write the value out", event);
        }
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag != null && !tag.equals(STANDARD + "str")) {
            throw fail("a tag (" + tag.replace(STANDARD, "!!") + ") is not read here: leave it out", event);
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (depth == JsonScanner.MAX_DEPTH) {
            throw fail("nested deeper than " + depth + " levels", event);
        }
        return event.is(Event.ID.MappingStart)
                ? new YamlNode.Mapping(entries(depth + 1), line(event), column(event))
                : new YamlNode.Items(items(depth + 1), line(event), column(event));
    }

    private Map<String, YamlNode.Entry> entries(int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = parser.getEvent(); !event.is(Event.ID.MappingEnd); event = parser.getEvent()) {
            String key = key(event);
            YamlNode.Entry first = entries.get(key);
            if (first != null) {
                throw fail("the key " + Json.write(key) + " occurs twice, first in line " + first.line(), event);
            }
            YamlNode value = node(parser.getEvent(), depth);
            entries.put(key, new YamlNode.Entry(key, line(event), column(event), value));
        }
        return entries;
    }

    private String key(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        throw fail(
                event instanceof AliasEvent
                        ? "an alias is not read here: write the key out"
                        : "a key must be one text, not a list or mapping",
                event);
    }

    private List<YamlNode> items(int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = parser.getEvent(); !event.is(Event.ID.SequenceEnd); event = parser.getEvent()) {
            items.add(node(event, depth));
        }
        return items;
    }

    private YamlNode scalar(ScalarEvent event) {
        String written = event.getValue();
        Object value = event.isPlain() && event.getTag() == null ? CoreSchema.value(written) : written;
        if (value == CoreSchema.TOO_LARGE) {
            throw fail("a number too large to be read; put it in quotes if it is a text", event);
        }
        return new YamlNode.Scalar(written, value, line(event), column(event));
    }

    private int line(Event event) {
        return event.getStartMark().getLine() + 1 + linesBefore;
    }

    private static int column(Event event) {
        return event.getStartMark().getColumn() + 1;
    }

    private SyntaxException fail(String problem, Event event) {
        return new SyntaxException(problem, line(event), column(event));
    }
}
