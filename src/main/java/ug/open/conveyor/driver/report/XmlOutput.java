package ug.open.conveyor.driver.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import ug.open.conveyor.driver.json.Buffer;

/** Writes one XML document in UTF-8. A writer of the JDK takes each character by itself, and three times as long. */
final class XmlOutput {
    private static final int FULL = 1 << 16;

    private final OutputStream out;
    private final Buffer buffer = new Buffer(FULL + 8192);
    private final Deque<String> elements = new ArrayDeque<>();
    private boolean isOpen; // the start tag of the innermost element, which may get more attributes

    XmlOutput(OutputStream out) {
        this.out = out;
        buffer.ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** Begins an element. */
    void start(String element) throws IOException {
        closeTag();
        buffer.add('<').ascii(element);
        elements.push(element);
        isOpen = true;
    }

    /** Adds an attribute to the element that has just begun. */
    void attribute(String name, String value) {
        buffer.add(' ').ascii(name);
        buffer.ascii("=\"");
        escaped(value, true);
        buffer.add('"');
    }

    void text(String text) throws IOException {
        closeTag();
        escaped(text, false);
    }

    /** Ends the innermost element. */
    void end() throws IOException {
        String element = elements.pop();
        if (isOpen) {
            buffer.ascii("/>");
            isOpen = false;
            return;
        }
        closeTag();
        buffer.ascii("</");
        buffer.ascii(element);
        buffer.add('>');
    }

    /** Hands everything to the stream. */
    void flush() throws IOException {
        buffer.writeTo(out);
        buffer.clear();
        out.flush();
    }

    private void closeTag() throws IOException {
        if (isOpen) {
            buffer.add('>');
            isOpen = false;
        }
        if (buffer.length() >= FULL) {
            buffer.writeTo(out);
            buffer.clear();
        }
    }

    /** The few characters that XML forbids, among those that are harmless, become the one that stands for what is not known. */
    private void escaped(String text, boolean inAttribute) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String instead = instead(text.charAt(i), inAttribute);
            if (instead != null) {
                buffer.utf8(text.substring(from, i));
                buffer.utf8(instead);
                from = i + 1;
            }
        }
        buffer.utf8(from == 0 ? text : text.substring(from));
    }

    private static String instead(char c, boolean inAttribute) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> inAttribute ? "&quot;" : null;
            case '\n' -> inAttribute ? "&#10;" : null;
            case '\t' -> inAttribute ? "&#9;" : null;
            case '\ufffe', '\uffff' -> "\ufffd";
            default -> null;
        };
    }
}
