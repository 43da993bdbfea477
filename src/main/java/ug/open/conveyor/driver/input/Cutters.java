package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.util.Locale;
import ug.open.conveyor.driver.wire.InputFormatException;

/**
 * Recognizes by its name and its first bytes how an input is cut into records. A new kind of file needs a branch in {@link #choose} and a
 * {@link Cutter}; a new kind of record in a known kind of file needs a branch in {@link EventReader#read}.
 */
final class Cutters {
    private static final int SAMPLE = 4096;

    private Cutters() {}

    /** Opens an input; throws a {@link InputFormatException} where it is no text, or empty. */
    static Cutter open(Input input) throws IOException {
        InputWindow window = InputWindow.open(input);
        try {
            return choose(window);
        } catch (IOException | RuntimeException e) {
            window.close();
            throw e;
        }
    }

    private static Cutter choose(InputWindow window) throws IOException {
        int first = firstByte(window);
        checkText(window);
        Input input = window.input();
        if (hasEnding(input, ".yaml", ".yml")) {
            return new DocumentCutter(window);
        }
        if (first == '[') {
            toFirst(window);
            return ValueCutter.elements(window);
        }
        if (first != '{' && !hasEnding(input, ".jsonl", ".json", ".ndjson")) {
            return new DocumentCutter(window);
        }
        return first == '{' && goesOverLines(window) ? ValueCutter.values(window) : new LineCutter(window);
    }

    /** The first byte that is no white space; it stays in the window. */
    private static int firstByte(InputWindow window) throws IOException {
        int seen = 0;
        while (true) {
            for (; window.start() + seen < window.end(); seen++) {
                byte b = window.bytes()[window.start() + seen];
                if (!ValueCutter.isSpace(b)) {
                    return b & 0xff;
                }
            }
            if (seen > Cutter.LONGEST) {
                throw window.input().problem("begins with more than 64 MiB of white space", "events");
            }
            if (!window.fill()) {
                throw window.input()
                        .problem(seen == 0 ? "is empty" : "holds nothing but white space", "at least one event");
            }
        }
    }

    private static void toFirst(InputWindow window) {
        int at = window.start();
        while (ValueCutter.isSpace(window.bytes()[at])) {
            at++;
        }
        window.pass(at);
    }

    private static void checkText(InputWindow window) throws InputFormatException {
        int to = Math.min(window.end(), window.start() + SAMPLE);
        for (int at = window.start(); at < to; at++) {
            int b = window.bytes()[at];
            if (b >= 0 && b < ' ' && !ValueCutter.isSpace((byte) b) && b != '\f' && b != 0x1b) {
                throw window.input()
                        .problem(
                                String.format("is binary data: byte 0x%02x at offset %d", b, window.offset(at)),
                                "text, or text packed by gzip");
            }
        }
    }

    /** Whether the first line begins an object that goes on in the next one; one that ends within quotes is just broken. */
    private static boolean goesOverLines(InputWindow window) throws IOException {
        Balance balance = new Balance();
        boolean begun = false;
        for (int seen = 0; seen <= Cutter.LONGEST; ) {
            int at = window.start() + seen;
            for (; at < window.end(); at++) {
                byte b = window.bytes()[at];
                if (begun && b == '\n') {
                    return !balance.inString();
                }
                begun |= !ValueCutter.isSpace(b);
                if (begun) {
                    balance.read(window.bytes(), at, at + 1);
                }
                if (balance.complete()) {
                    return false;
                }
            }
            seen = at - window.start();
            if (!window.fill()) {
                return false;
            }
        }
        return false;
    }

    private static boolean hasEnding(Input input, String... endings) {
        String name = input.name().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        for (String ending : endings) {
            if (plain.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
