package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a {@code --template}: places such as {@code {message}} between other text. {@code {{} and {@code }}} are braces, {@code \n},
 * {@code \t} and {@code \\} what they are elsewhere.
 */
final class TemplateText {
    private final String text;
    private final String subject;
    private final List<String> names;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    /** A text, or the name of a member whose value takes its place; the other one is null. */
    record Part(String text, String member) {}

    private TemplateText(String text, String subject, List<String> names) {
        this.text = text;
        this.subject = subject;
        this.names = names;
    }

    /**
     * Reads one; the message of the exception says what is wrong, where, and what is there.
     *
     * @param subject what it is of, with its article: {@code a log entry}
     * @param names of the members that there can be; empty: any
     */
    static List<Part> parse(String text, String subject, List<String> names) {
        return new TemplateText(text, subject, names).parse();
    }

    private List<Part> parse() {
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if ((c == '{' || c == '}') && next == c) {
                literal.append(c);
                at += 2;
            } else if (c == '{') {
                at = place(at);
            } else if (c == '}') {
                throw wrong(at, "this } closes no {NAME}: expected {NAME}, or }} for a brace");
            } else if (c == '\\' && (next == 'n' || next == 't' || next == '\\')) {
                literal.append(next == 'n' ? '\n' : next == 't' ? '\t' : '\\');
                at += 2;
            } else {
                literal.append(c);
                at++;
            }
        }
        endLiteral();
        return List.copyOf(parts);
    }

    private int place(int at) {
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw wrong(at, "this { is not closed: expected } behind the name");
        }
        String name = text.substring(at + 1, end);
        if (name.isEmpty() || !names.isEmpty() && !names.contains(name)) {
            throw wrong(
                    at,
                    subject + " has no member '" + name + "'"
                            + (names.isEmpty() ? "" : ": expected one of " + String.join(", ", names)));
        }
        endLiteral();
        parts.add(new Part(null, name));
        return end + 1;
    }

    private void endLiteral() {
        if (literal.length() > 0) {
            parts.add(new Part(literal.toString(), null));
            literal.setLength(0);
        }
    }

    private IllegalArgumentException wrong(int at, String what) {
        return new IllegalArgumentException("'" + text + "' cannot be read at character " + (at + 1) + ": " + what);
    }
}
