package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.wire.InputFormatException;

/** JSON values over many lines: the elements of one array, or values one after the other. Only brackets and quotes are looked at. */
final class ValueCutter implements Cutter {
    /** The characters of an input that a message shows. */
    static final int SHOWN = 24;

    private final InputWindow window;
    private final boolean array;
    private boolean begun;
    private boolean ended;
    private long place;

    private ValueCutter(InputWindow window, boolean array) {
        this.window = window;
        this.array = array;
    }

    static ValueCutter elements(InputWindow window) {
        return new ValueCutter(window, true);
    }

    static ValueCutter values(InputWindow window) {
        return new ValueCutter(window, false);
    }

    @Override
    public Optional<Piece> next() throws IOException {
        if (ended || !toValue()) {
            ended = true;
            return Optional.empty();
        }
        begun = true;
        long line = window.line();
        int column = window.column();
        int length = length();
        int from = window.start();
        place = window.offset(from);
        Piece piece = new Piece(window.bytes(), from, from + length, line, column, true);
        window.pass(from + length);
        return Optional.of(piece);
    }

    @Override
    public OptionalLong place() {
        return window.isFile() ? OptionalLong.of(place) : OptionalLong.empty();
    }

    /** What stands at a place, up to the end of its line: short, harmless on a terminal. */
    static String found(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + 4 * SHOWN + 4);
        String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        return "found " + Harmless.inQuotes(text.lines().findFirst().orElse(""), SHOWN);
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    /** Goes on to where the next value begins; false where there is none. */
    private boolean toValue() throws IOException {
        int next = peek();
        if (!array) {
            return next >= 0;
        }
        if (!begun) {
            window.pass(window.start() + 1);
            next = peek();
        }
        if (next == ']') {
            window.pass(window.start() + 1);
            if (peek() >= 0) {
                throw unexpected("nothing behind the end of the array");
            }
            return false;
        }
        if (begun) {
            if (next != ',') {
                throw unexpected("a comma, or ] at the end of the array");
            }
            window.pass(window.start() + 1);
            next = peek();
        }
        if (next < 0 || next == ',' || next == ']') {
            throw unexpected("an element of the array");
        }
        return true;
    }

    /** The next byte that is no white space, -1 at the end. */
    private int peek() throws IOException {
        while (true) {
            int at = window.start();
            byte[] bytes = window.bytes();
            while (at < window.end() && isSpace(bytes[at])) {
                at++;
            }
            window.pass(at);
            if (at < window.end()) {
                return bytes[at] & 0xff;
            }
            if (!window.fill()) {
                return -1;
            }
        }
    }

    /** How long the value is that begins at the start of the window; all of it is in the window then. */
    private int length() throws IOException {
        Balance balance = new Balance();
        int length = 0;
        while (true) {
            length = balance.read(window.bytes(), window.start() + length, window.end()) - window.start();
            if (balance.complete()) {
                return length;
            }
            if (length > LONGEST) {
                throw broken("the value that begins here is longer than 64 MiB", "a shorter one");
            }
            if (!window.fill()) {
                if (balance.completeAtEnd()) {
                    return length;
                }
                throw broken("the input ends within the value that begins here", "its end");
            }
        }
    }

    private InputFormatException unexpected(String expected) {
        boolean end = window.start() == window.end();
        return broken(end ? "the input ends here" : found(window.bytes(), window.start(), window.end()), expected);
    }

    private InputFormatException broken(String problem, String expected) {
        ended = true;
        return new InputFormatException(window.input().name(), window.line(), window.column(), problem, expected)
                .ending();
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
