package ug.open.conveyor.driver.config;

/** Numbers of bytes as people write them: {@code 500M}, {@code 2G}, {@code 64KiB}, {@code 4096}. */
public final class Sizes {
    private static final String UNITS = "BKMGT";

    private Sizes() {}

    /**
     * Reads one: a whole number and a unit, {@code K M G T} of 1,024 each, with {@code B} or {@code iB} behind it if one likes, in any case;
     * without a unit it is bytes.
     *
     * @throws IllegalArgumentException with a sentence that has the text and what is expected
     */
    public static long parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        int power = power(text, end);
        if (end == 0 || end > 18 || power < 0) {
            throw wrong(text);
        }
        long number = Long.parseLong(text.substring(0, end));
        if (number > Long.MAX_VALUE >> 10 * power) {
            throw wrong(text);
        }
        return number << 10 * power;
    }

    /** A number of bytes for people: {@code 512 B}, {@code 1.5 MiB}. */
    public static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length() - 1) {
            value /= 1024;
            unit++;
        }
        return Math.round(value * 10) / 10.0 + " " + UNITS.charAt(unit) + "iB";
    }

    /** Which power of 1,024 the text from there on means; negative if none. */
    private static int power(String text, int from) {
        if (from == text.length()) {
            return 0;
        }
        int power = UNITS.indexOf(Character.toUpperCase(text.charAt(from)));
        String rest = text.substring(from + 1);
        boolean plain = rest.isEmpty() || power > 0 && (rest.equalsIgnoreCase("B") || rest.equalsIgnoreCase("iB"));
        return plain ? power : -1;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is not a size: write a whole number and a unit, such as 500M, 2G, 64K");
    }
}
