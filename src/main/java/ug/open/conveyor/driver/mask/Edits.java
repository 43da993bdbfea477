package ug.open.conveyor.driver.mask;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Replacements of secrets, in the order of the text. */
final class Edits {
    /** What takes the place of a secret. */
    static final String MASK = "***";

    /** What takes the place of a value that nobody named as one. */
    static final String REDACTED = "***redacted***";

    private final List<Edit> edits = new ArrayList<>();

    /** The replacement is ASCII. */
    private record Edit(int from, int to, String replacement) {}

    void add(int from, int to, String replacement) {
        edits.add(new Edit(from, to, replacement));
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /** Of a text inside a JSON string, those of the text around it. */
    void addInner(Edits inner, Spelled content) {
        for (Edit edit : inner.edits) {
            String escaped = edit.replacement.replace("\\", "\\\\").replace("\"", "\\\"");
            int from = edit.from < content.length() ? content.start(edit.from) : content.end(edit.from - 1);
            add(from, edit.to == edit.from ? from : content.end(edit.to - 1), escaped);
        }
    }

    /** Those of a part, where it stands in the whole. */
    void addAll(Edits part, int offset) {
        part.edits.forEach(edit -> add(edit.from + offset, edit.to + offset, edit.replacement));
    }

    byte[] apply(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int copied = 0;
        for (Edit edit : edits) {
            out.write(text, copied, edit.from - copied);
            out.writeBytes(edit.replacement.getBytes(StandardCharsets.US_ASCII));
            copied = edit.to;
        }
        out.write(text, copied, text.length - copied);
        return out.toByteArray();
    }

    /** For a text of which the UTF-8 is this. */
    String apply(String text, byte[] utf8) {
        return utf8.length == text.length() ? applyAscii(text) : apply(text);
    }

    /** Whole pieces are copied: a builder takes a range of characters one by one. */
    private String applyAscii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (Edit edit : edits) {
            out.append(text.substring(copied, edit.from)).append(edit.replacement);
            copied = edit.to;
        }
        return out.append(text.substring(copied)).toString();
    }

    /** {@link String#getBytes} makes one byte of half a surrogate pair; here it stays as it is. */
    private String apply(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        int chars = 0;
        int bytes = 0;
        for (Edit edit : edits) {
            for (; bytes < edit.from; chars += chars(text, chars)) {
                bytes += utf8Length(text, chars);
            }
            out.append(text.substring(copied, chars)).append(edit.replacement);
            for (; bytes < edit.to; chars += chars(text, chars)) {
                bytes += utf8Length(text, chars);
            }
            copied = chars;
        }
        return out.append(text.substring(copied)).toString();
    }

    private static int chars(String text, int at) {
        return Character.charCount(text.codePointAt(at));
    }

    private static int utf8Length(String text, int at) {
        int c = text.codePointAt(at);
        if (c < 0x80 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return 1;
        }
        return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
