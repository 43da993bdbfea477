package ug.open.conveyor.driver.record;

/** Untrusted text within a sentence: in quotes, on one line, without control characters, not too long. */
final class Quoted {
    private static final int LONGEST = 100;

    private Quoted() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 2).append('\'');
        int i = 0;
        while (i < text.length() && out.length() <= LONGEST) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isPlain(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format("\\u%04x", c));
            }
        }
        return out.append(i < text.length() ? "…'" : "'").toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
