package ug.open.conveyor.driver.mask;

import java.util.ArrayList;
import java.util.List;

/** Where the values of a JSON text stand in it (RFC 8259). */
final class JsonParts {
    private static final int DEEPEST = 1000;

    private final byte[] text;
    private final int length;
    private int at;

    private JsonParts(byte[] text, int length) {
        this.text = text;
        this.length = length;
    }

    /** A value, from its first byte to behind its last. */
    sealed interface Part {
        int from();

        int to();
    }

    /** A string, its quotes included. */
    record Text(int from, int to) implements Part {}

    /** A number, {@code true}, {@code false} or {@code null}. */
    record Scalar(int from, int to) implements Part {}

    /** An array. */
    record Items(int from, int to, List<Part> items) implements Part {}

    /** An object. */
    record Members(int from, int to, List<Member> members) implements Part {}

    /** Of an object. */
    record Member(Text name, Part value) {}

    private static final class NoJson extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoJson() {
            super(null, null, false, false);
        }
    }

    /** Whether it is worth the try: an object, an array or a string, as it begins. */
    static boolean begins(byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (!isBlank(text[i])) {
                return text[i] == '{' || text[i] == '[' || text[i] == '"';
            }
        }
        return false;
    }

    /** The object, array or string that a text is; null where it is none, or nested deeper than our readers take it. */
    static Part of(byte[] text, int length) {
        if (!begins(text, length)) {
            return null;
        }
        JsonParts reader = new JsonParts(text, length);
        try {
            Part whole = reader.value(0);
            reader.blanks();
            return reader.at == length ? whole : null;
        } catch (NoJson e) {
            return null;
        }
    }

    private Part value(int depth) {
        blanks();
        if (depth > DEEPEST) {
            throw new NoJson();
        }
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            default -> scalar();
        };
    }

    private Members members(int depth) {
        int from = at++;
        List<Member> members = new ArrayList<>();
        while (goesOn(members.isEmpty(), '}')) {
            blanks();
            if (peek() != '"') {
                throw new NoJson();
            }
            Text name = string();
            expect(':');
            members.add(new Member(name, value(depth + 1)));
        }
        return new Members(from, at, members);
    }

    private Items items(int depth) {
        int from = at++;
        List<Part> items = new ArrayList<>();
        while (goesOn(items.isEmpty(), ']')) {
            items.add(value(depth + 1));
        }
        return new Items(from, at, items);
    }

    /** Whether another follows; steps over the comma or the end. */
    private boolean goesOn(boolean isFirst, char end) {
        blanks();
        if (peek() == end) {
            at++;
            return false;
        }
        if (!isFirst) {
            expect(',');
        }
        return true;
    }

    private Text string() {
        int from = at++;
        while (peek() != '"') {
            if (peek() >= 0 && peek() < ' ') {
                throw new NoJson();
            }
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
        return new Text(from, at);
    }

    private Scalar scalar() {
        int from = at;
        if (!word("true") && !word("false") && !word("null")) {
            number();
        }
        return new Scalar(from, at);
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= length || text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private void number() {
        step("-");
        if (!step("0")) {
            digits();
        }
        if (step(".")) {
            digits();
        }
        if (step("eE")) {
            step("+-");
            digits();
        }
    }

    /** Steps over one of these signs, if it is there. */
    private boolean step(String signs) {
        if (at < length && signs.indexOf(text[at]) >= 0) {
            at++;
            return true;
        }
        return false;
    }

    private void digits() {
        int from = at;
        while (at < length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new NoJson();
        }
    }

    private void expect(char sign) {
        blanks();
        if (peek() != sign) {
            throw new NoJson();
        }
        at++;
    }

    private void blanks() {
        while (at < length && isBlank(text[at])) {
            at++;
        }
    }

    private int peek() {
        if (at >= length) {
            throw new NoJson();
        }
        return text[at];
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
