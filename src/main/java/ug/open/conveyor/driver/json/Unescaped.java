package ug.open.conveyor.driver.json;

import java.nio.charset.StandardCharsets;

/** Undoes the escapes of a JSON string, given the bytes between its quotes. A backslash that begins no escape stays. */
public final class Unescaped {
    private static final int REPLACEMENT = 0xfffd;

    private Unescaped() {}

    /** The text. Half a surrogate pair stays half; what is not UTF-8 becomes U+FFFD. */
    static String text(byte[] in, int from, int to) {
        int run = from;
        StringBuilder text = null;
        for (int i = from; i < to; ) {
            int unit = in[i] == '\\' ? unit(in, i, to) : -1;
            if (unit < 0) {
                i++;
                continue;
            }
            text = text == null ? new StringBuilder(to - from) : text;
            text.append(new String(in, run, i - run, StandardCharsets.UTF_8)).append((char) unit);
            i += length(in, i);
            run = i;
        }
        String rest = new String(in, run, to - run, StandardCharsets.UTF_8);
        return text == null ? rest : text.append(rest).toString();
    }

    /** Appends the text in UTF-8; half a surrogate pair becomes U+FFFD. */
    public static void unescape(byte[] in, int from, int to, Buffer out) {
        int run = from;
        for (int i = from; i < to; ) {
            int unit = in[i] == '\\' ? unit(in, i, to) : -1;
            if (unit < 0) {
                i++;
                continue;
            }
            out.add(in, run, i);
            i += length(in, i);
            int low = Character.isHighSurrogate((char) unit) ? unit(in, i, to) : -1;
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                out.character(Character.toCodePoint((char) unit, (char) low));
                i += length(in, i);
            } else {
                out.character(Character.isSurrogate((char) unit) ? REPLACEMENT : unit);
            }
            run = i;
        }
        if (run < to) {
            out.add(in, run, to);
        }
    }

    /** The UTF-16 unit of the escape that begins here; -1 where none does. */
    static int unit(byte[] in, int at, int to) {
        if (at + 1 >= to || in[at] != '\\') {
            return -1;
        }
        return switch (in[at + 1]) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\', '/' -> in[at + 1];
            case 'u' -> hex(in, at + 2, to);
            default -> -1;
        };
    }

    /** The length of the escape that begins here; 0 where none does. */
    static int escape(byte[] in, int at, int to) {
        return unit(in, at, to) < 0 ? 0 : length(in, at);
    }

    private static int length(byte[] in, int escape) {
        return in[escape + 1] == 'u' ? 6 : 2;
    }

    private static int hex(byte[] in, int from, int to) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < to ? Character.digit(in[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
