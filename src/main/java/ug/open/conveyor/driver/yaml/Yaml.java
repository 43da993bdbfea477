package ug.open.conveyor.driver.yaml;

import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import ug.open.conveyor.driver.json.SyntaxException;

/**
 * Reads YAML text into values with their positions.
 *
 * <p>Plain scalars are read by the core schema of YAML 1.2, exactly: {@code true} and {@code false} (not {@code yes}, {@code on}), {@code
 * null} and {@code ~}, decimal numbers ({@code 1e2}; {@code 010} is ten), {@code 0o17} and {@code 0x1F}; {@code .inf} and {@code .nan},
 * which JSON does not have, are strings. Keys are strings and unique. Aliases ({@code *name}) are refused, so no text of a few lines grows
 * to gigabytes; so are tags other than {@code !!str}. A document has at most 3,145,728 characters.
 */
public final class Yaml {
    private Yaml() {}

    /**
     * Reads a text of one document; the value of a text without content is null.
     *
     * @throws SyntaxException with line and column
     */
    public static YamlNode parse(String text) {
        YamlNode.Mapping plain = PlainYaml.read(text);
        return plain == null ? one(documents(new StringReader(text))) : plain;
    }

    private static YamlNode one(Iterator<YamlNode> documents) {
        YamlNode first = documents.hasNext() ? documents.next() : new YamlNode.Scalar("", null, 1, 1);
        if (documents.hasNext()) {
            YamlNode second = documents.next();
            throw new SyntaxException("a second document begins here; expected one", second.line(), second.column());
        }
        return first;
    }

    /**
     * Reads the documents of a text one by one, each when the iterator is used; those without content are passed over. Lines count from
     * the beginning of the text.
     *
     * @return an iterator whose methods throw a {@link SyntaxException} for a document that cannot be read, after which it goes on with
     *     the next document, and an {@link UncheckedIOException}
     */
    public static Iterator<YamlNode> documents(Reader text) {
        return new YamlReader(text);
    }
}
