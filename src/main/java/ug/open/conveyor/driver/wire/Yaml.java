package ug.open.conveyor.driver.wire;

import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * YAML text to values with their positions.
 *
 * <p>Plain scalars are read by the core schema of YAML 1.2, exactly: {@code true} and {@code false} (not {@code yes}, {@code on}), {@code
 * null} and {@code ~}, decimal numbers ({@code 1e2}; {@code 010} is ten), {@code 0o17} and {@code 0x1F}; {@code .inf} and {@code .nan},
 * which JSON does not have, are texts. Keys are texts and unique. Aliases ({@code *name}) and tags other than {@code !!str} are refused:
 * a text of a few lines that grows to gigabytes cannot be written. A document has at most 3,145,728 characters.
 */
public final class Yaml {
    private Yaml() {}

    /**
     * Reads a text of one document; one without content is null.
     *
     * @throws SyntaxException with line and column
     */
    public static YamlNode parse(String text) {
        YamlNode node = YamlReader.read(text, 1);
        return node == null ? new YamlNode.Scalar("", null, 1, 1) : node;
    }

    /**
     * Reads the documents of a text one by one, as they are asked for; those without content are passed over. Lines count from the
     * beginning of the text.
     *
     * @return an iterator whose methods throw a {@link SyntaxException} for a document that cannot be read, and an {@link
     *     UncheckedIOException}
     */
    public static Iterator<YamlNode> documents(Reader text) {
        return new Documents(new YamlSplitter(text));
    }

    private static final class Documents implements Iterator<YamlNode> {
        private final YamlSplitter splitter;
        private YamlNode next;

        Documents(YamlSplitter splitter) {
            this.splitter = splitter;
        }

        @Override
        public boolean hasNext() {
            while (next == null && splitter.next()) {
                next = YamlReader.read(splitter.text(), splitter.firstLine());
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
    }
}
