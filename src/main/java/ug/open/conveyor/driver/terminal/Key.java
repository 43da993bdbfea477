package ug.open.conveyor.driver.terminal;

/**
 * A key that a person pressed on a full screen.
 *
 * @param kind which
 * @param text what was typed or pasted: untrusted text; empty for other keys
 */
public record Key(Kind kind, String text) {
    /** The keys that mean something. */
    public enum Kind {
        /** A character. */
        TYPED,
        /** Text that the terminal pasted, as one. */
        PASTED,
        ENTER,
        ESCAPE,
        BACKSPACE,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        /** Ctrl-U. */
        ERASE_LINE,
        /** Ctrl-W. */
        ERASE_WORD,
        /** Ctrl-L. */
        REFRESH,
        /** A key without a meaning. */
        OTHER,
        /** The terminal is gone. */
        GONE
    }

    /** A key without text. */
    public static Key of(Kind kind) {
        return new Key(kind, "");
    }

    /** A character. */
    public static Key typed(String character) {
        return new Key(Kind.TYPED, character);
    }

    /** Its kind, where the letters with which less and vi move mean what the keys for moving mean. */
    public Kind move() {
        return switch (kind == Kind.TYPED ? text : "") {
            case "k" -> Kind.UP;
            case "j" -> Kind.DOWN;
            case "b" -> Kind.PAGE_UP;
            case " " -> Kind.PAGE_DOWN;
            case "g" -> Kind.HOME;
            case "G" -> Kind.END;
            default -> kind;
        };
    }

    /** Whether it is this character. */
    public boolean is(char character) {
        return kind == Kind.TYPED && text.length() == 1 && text.charAt(0) == character;
    }
}
