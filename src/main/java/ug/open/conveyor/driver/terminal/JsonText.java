package ug.open.conveyor.driver.terminal;

/** Undoes the escapes of a JSON string, bytes to bytes. */
final class JsonText {
    private JsonText() {}

    /** Appends what is between the quotes, unescaped; half a pair of surrogates becomes U+FFFD. What is no escape stays as it is. */
    static void unescape(byte[] in, int from, int to, Bytes out) {
        int i = from;
        while (i < to) {
            int run = i;
            while (i < to && in[i] != '\\') {
                i++;
            }
            out.add(in, run, i);
            if (i + 1 < to) {
                i = escape(in, i, to, out);
            } else if (i < to) {
                out.add('\\');
                i++;
            }
        }
    }

    private static int escape(byte[] in, int i, int to, Bytes out) {
        byte letter = in[i + 1];
        int c = "\"\\/bfnrt".indexOf(letter);
        if (c >= 0) {
            out.add("\"\\/\b\f\n\r\t".charAt(c));
            return i + 2;
        }
        int unit = letter == 'u' ? hex(in, i + 2, to) : -1;
        if (unit < 0) {
            out.add('\\');
            return i + 1;
        }
        int behind = i + 6;
        if (Character.isHighSurrogate((char) unit) && behind + 1 < to && in[behind] == '\\' && in[behind + 1] == 'u') {
            int low = hex(in, behind + 2, to);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                Utf8.append(Character.toCodePoint((char) unit, (char) low), out);
                return behind + 6;
            }
        }
        Utf8.append(Character.isSurrogate((char) unit) ? 0xfffd : unit, out);
        return behind;
    }

    private static int hex(byte[] in, int from, int to) {
        if (from + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(in[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
