package ug.open.conveyor.driver.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text as it stands between the quotes of a JSON string in a recording: only what must be escaped is. */
final class JsonText {
    private static final String SHORT = "\"\\\b\f\n\r\t";
    private static final String NAMES = "\"\\bfnrt";

    private JsonText() {}

    /** The escaped text in UTF-8. */
    static byte[] escaped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (byte b : utf8) {
            int shortName = SHORT.indexOf(b);
            if (shortName >= 0) {
                out.write('\\');
                out.write(NAMES.charAt(shortName));
            } else if (b >= 0 && b < ' ') {
                out.writeBytes(String.format("\\u%04x", b).getBytes(StandardCharsets.US_ASCII));
            } else {
                out.write(b);
            }
        }
        return out.toByteArray();
    }

    /** Whether a place in the bytes of a JSON string is the start of a character and not within an escape. */
    static boolean startsCharacter(byte[] bytes, int from, int place) {
        int at = from;
        while (at < place) {
            at += bytes[at] != '\\' ? 1 : bytes[at + 1] == 'u' ? 6 : 2;
        }
        return at == place;
    }
}
