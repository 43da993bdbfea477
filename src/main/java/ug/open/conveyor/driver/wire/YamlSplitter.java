package ug.open.conveyor.driver.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * Cuts a text into its documents, so that one at a time is in memory. A line that begins with {@code ---} or {@code ...} ends a document
 * wherever it stands, in a quoted text too (YAML 1.2, section 9.1.2), so nothing else need be understood.
 */
final class YamlSplitter {
    static final int MAX_CHARACTERS = 3 * 1024 * 1024;

    private final BufferedReader in;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder document = new StringBuilder();
    private String text = "";
    private boolean pending; // a line that was read and begins the next document
    private int lines;
    private int firstLine;

    YamlSplitter(Reader in) {
        this.in = in instanceof BufferedReader buffered ? buffered : new BufferedReader(in);
    }

    /** Reads on to the end of the next document; false at the end of the text. */
    boolean next() {
        document.setLength(0);
        boolean begun = false;
        while (pending || readLine()) {
            boolean marker = isMarker("---");
            if (begun && marker) {
                pending = true;
                break;
            }
            pending = false;
            if (document.length() == 0) {
                firstLine = lines;
            }
            if (isMarker("...")) {
                break;
            }
            document.append(line);
            begun |= marker || hasContent();
        }
        text = document.toString();
        return pending || document.length() > 0 || line.length() > 0;
    }

    String text() {
        return text;
    }

    int firstLine() {
        return firstLine;
    }

    private boolean isMarker(String marker) {
        return line.indexOf(marker) == 0 && (line.length() == 3 || Character.isWhitespace(line.charAt(3)));
    }

    /** More than a comment or a directive, which belong to the document after them. */
    private boolean hasContent() {
        int first = 0;
        while (first < line.length() && Character.isWhitespace(line.charAt(first))) {
            first++;
        }
        return first < line.length() && line.charAt(first) != '#' && line.charAt(0) != '%';
    }

    /** Reads a line with its end; false where there is none. */
    private boolean readLine() {
        line.setLength(0);
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                line.append((char) c);
                if (c == '\n') {
                    break;
                }
                if (document.length() + line.length() > MAX_CHARACTERS) {
                    throw new SyntaxException(
                            "a document of more than " + MAX_CHARACTERS + " characters; separate documents by ---",
                            lines + 1,
                            1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines += line.length() > 0 ? 1 : 0;
        return line.length() > 0;
    }
}
