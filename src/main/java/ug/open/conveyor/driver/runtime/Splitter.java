package ug.open.conveyor.driver.runtime;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into parts of a greatest length in bytes of UTF-8, never inside a character. */
final class Splitter {
    private Splitter() {}

    static List<String> split(String text, int mostBytes) {
        if (text.length() <= mostBytes / 3) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int size = utf8Length(c);
            if (bytes + size > mostBytes) {
                parts.add(text.substring(from, i));
                from = i;
                bytes = 0;
            }
            bytes += size;
            i += Character.charCount(c);
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** A lone surrogate becomes U+FFFD or is escaped when it is written: three bytes at least. */
    private static int utf8Length(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c < 0x10000 ? 3 : 4;
    }
}
