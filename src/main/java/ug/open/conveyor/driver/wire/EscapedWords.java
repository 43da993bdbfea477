package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Verdict;

/** The values that are one of a few, as JSON; those of an enum by its ordinal. */
final class EscapedWords {
    static final byte[] TRUE = ascii("true");
    static final byte[] FALSE = ascii("false");
    static final byte[][] MODES = words(Mode.values());
    static final byte[][] ENDINGS = words(Verdict.Ending.values());
    static final byte[][] LEVELS = words(Level.values());

    private EscapedWords() {}

    private static byte[][] words(Enum<?>[] values) {
        byte[][] words = new byte[values.length][];
        for (Enum<?> value : values) {
            words[value.ordinal()] =
                    ascii('"' + value.name().toLowerCase(Locale.ROOT).replace('_', '-') + '"');
        }
        return words;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
