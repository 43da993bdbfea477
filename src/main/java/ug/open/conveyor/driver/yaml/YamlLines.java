package ug.open.conveyor.driver.yaml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.reader.StreamReader;
import ug.open.conveyor.driver.json.SyntaxException;

/**
 * Hands a text to the parser line by line, so that each document is ready as soon as its last line has arrived. Refuses characters that
 * YAML does not allow and documents that are too long, and finds the next document after one that cannot be read.
 */
final class YamlLines extends Reader {
    private static final int MAX_CHARACTERS = 3 * 1024 * 1024;

    private final Reader in;
    private final StringBuilder line = new StringBuilder();
    private int at; // in the line: the parser has what is before it
    private int number;
    private int documentLength;

    YamlLines(Reader in) {
        this.in = in instanceof BufferedReader ? in : new BufferedReader(in);
    }

    @Override
    public int read(char[] buffer, int from, int length) {
        if (at == line.length()) {
            if (!readLine()) {
                return -1;
            }
            check();
        }
        int end = Math.min(line.length(), at + length);
        line.getChars(at, end, buffer, from);
        int read = end - at;
        at = end;
        return read;
    }

    /** Reads a line with its end; false at the end of the text. */
    private boolean readLine() {
        line.setLength(0);
        at = 0;
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                line.append((char) c);
                if (c == '\n') {
                    break;
                }
                if (documentLength + line.length() > MAX_CHARACTERS) {
                    throw new SyntaxException(
                            "a document of more than " + MAX_CHARACTERS + " characters; separate documents by ---",
                            number + 1,
                            1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        documentLength += line.length();
        number += line.length() > 0 ? 1 : 0;
        return line.length() > 0;
    }

    private void check() {
        int column = 1;
        for (int i = 0; i < line.length(); column++) {
            int c = line.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                throw new SyntaxException(
                        String.format(
                                "the character U+%04X is not allowed; in double quotes it can be written as \\u%04X",
                                c, c),
                        number,
                        column);
            }
            i += Character.charCount(c);
        }
    }

    /** The number of the line that was read last. */
    int number() {
        return number;
    }

    /** Passes over the rest of the line; returns the number of lines passed. */
    int passLine() {
        at = line.length();
        return number;
    }

    /** Begins to count the characters of the next document. */
    void endDocument() {
        documentLength = 0;
    }

    /**
     * Passes over the rest of a document that cannot be read.
     *
     * @param begun the number of the line that it begins in
     * @return the number of lines before the next document
     */
    int passDocument(int begun) {
        while (number <= begun || !isMarker("---") && !isMarker("...")) {
            endDocument();
            if (!readLine()) {
                return number;
            }
        }
        documentLength = line.length();
        if (isMarker("...")) {
            return passLine();
        }
        at = 0;
        return number - 1;
    }

    private boolean isMarker(String marker) {
        return line.indexOf(marker) == 0 && (line.length() == 3 || Character.isWhitespace(line.charAt(3)));
    }

    @Override
    public void close() {
        // the caller closes the text
    }
}
