package ug.open.conveyor.driver.terminal;

import java.util.function.Consumer;
import ug.open.conveyor.driver.terminal.Key.Kind;

/** Makes keys of the characters that a terminal sends: arrows and others come as a sequence that begins with Escape. */
final class KeyParser {
    private static final int ESC = 0x1b;
    private static final int LONGEST_SEQUENCE = 32;
    private static final int MOST_PASTED = 4096;
    private static final String PASTE_ENDS = "\u001b[201~";

    private final Consumer<Key> taker;
    private final StringBuilder sequence = new StringBuilder(); // from its Escape on
    private StringBuilder pasted; // null: nothing is being pasted
    private char high; // the first half of a character beyond 16 bits, else 0

    KeyParser(Consumer<Key> taker) {
        this.taker = taker;
    }

    /** Whether more may come that belongs to what has come. */
    boolean isOpen() {
        return !sequence.isEmpty();
    }

    /** Nothing more has come for a moment: an Escape alone was the key. */
    void quiet() {
        boolean alone = sequence.length() == 1;
        boolean withKey = sequence.length() > 1;
        sequence.setLength(0);
        if (alone || withKey) {
            taker.accept(Key.of(alone ? Kind.ESCAPE : Kind.OTHER));
        }
    }

    /** The next UTF-16 unit. */
    void accept(char unit) {
        if (pasted != null) {
            paste(unit);
        } else if (!sequence.isEmpty()) {
            further(unit);
        } else if (unit == ESC) {
            sequence.append(unit);
        } else {
            plain(unit);
        }
    }

    private void paste(char unit) {
        pasted.append(unit);
        int end = pasted.length() - PASTE_ENDS.length();
        if (end >= 0 && pasted.indexOf(PASTE_ENDS, end) == end) {
            taker.accept(new Key(Kind.PASTED, pasted.substring(0, Math.min(end, MOST_PASTED))));
            pasted = null;
        } else if (pasted.length() > 2 * MOST_PASTED) {
            pasted.delete(MOST_PASTED, pasted.length() - PASTE_ENDS.length());
        }
    }

    private void further(char unit) {
        if (unit == ESC) {
            quiet();
            sequence.append(unit);
            return;
        }
        sequence.append(unit);
        int begun = sequence.length();
        boolean opens = begun == 2 && (unit == '[' || unit == 'O');
        boolean goesOn = begun > 2 && unit >= 0x20 && unit < 0x40 && begun < LONGEST_SEQUENCE;
        if (!opens && !goesOn) {
            String whole = sequence.substring(1);
            sequence.setLength(0);
            if (whole.equals("[200~")) {
                pasted = new StringBuilder();
            } else {
                taker.accept(Key.of(named(whole)));
            }
        }
    }

    private static Kind named(String sequence) {
        return switch (sequence) {
            case "[A", "OA" -> Kind.UP;
            case "[B", "OB" -> Kind.DOWN;
            case "[C", "OC" -> Kind.RIGHT;
            case "[D", "OD" -> Kind.LEFT;
            case "[5~" -> Kind.PAGE_UP;
            case "[6~" -> Kind.PAGE_DOWN;
            case "[H", "OH", "[1~", "[7~" -> Kind.HOME;
            case "[F", "OF", "[4~", "[8~" -> Kind.END;
            case "OM" -> Kind.ENTER;
            default -> Kind.OTHER;
        };
    }

    private void plain(char unit) {
        switch (unit) {
            case '\r', '\n' -> taker.accept(Key.of(Kind.ENTER));
            case 0x08, 0x7f -> taker.accept(Key.of(Kind.BACKSPACE));
            case 0x15 -> taker.accept(Key.of(Kind.ERASE_LINE));
            case 0x17 -> taker.accept(Key.of(Kind.ERASE_WORD));
            case 0x0c -> taker.accept(Key.of(Kind.REFRESH));
            case 0x04 -> taker.accept(Key.typed("q")); // Ctrl-D
            case 0x06 -> taker.accept(Key.of(Kind.PAGE_DOWN)); // as less and vi have it
            case 0x02 -> taker.accept(Key.of(Kind.PAGE_UP));
            default -> character(unit);
        }
    }

    private void character(char unit) {
        if (Character.isHighSurrogate(unit)) {
            high = unit;
            return;
        }
        String text = high != 0 && Character.isLowSurrogate(unit) ? "" + high + unit : "" + unit;
        high = 0;
        taker.accept(unit < ' ' ? Key.of(Kind.OTHER) : Key.typed(text));
    }
}
