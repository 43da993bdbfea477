package ug.open.conveyor.driver.record;

import java.io.IOException;

/** The lines of an input, blank ones too, one after the other. */
final class RawLines {
    private static final Needle LINE_FEED = Needle.of(new byte[] {'\n'}, false);

    private final InputWindow window;
    private int from;
    private int to;
    private long line;
    private long place;
    private boolean ended = true;

    RawLines(InputWindow window) {
        this.window = window;
    }

    /**
     * Goes on to the next line.
     *
     * @return false where there is none
     * @throws MalformedInputException where it is too long; asked again, it goes on to the line behind it
     */
    boolean next() throws IOException {
        line = window.line();
        int end = lineEnd();
        from = window.start();
        to = end;
        place = window.offset(from);
        ended = end < window.end();
        if (!ended && from == to) {
            return false;
        }
        if (to > from && window.bytes()[to - 1] == '\r') {
            to--;
        }
        window.passLine(ended ? end + 1 : end);
        return true;
    }

    /** Holds the line, until the next one is asked for. */
    byte[] bytes() {
        return window.bytes();
    }

    int from() {
        return from;
    }

    /** Behind the line's last byte, its end not included. */
    int to() {
        return to;
    }

    /** Whether the line has its end: all but the last one have. */
    boolean ended() {
        return ended;
    }

    /** Its number, from 1. */
    long line() {
        return line;
    }

    /** Where it begins in the unpacked input, in bytes. */
    long place() {
        return place;
    }

    private int lineEnd() throws IOException {
        int seen = 0;
        while (true) {
            int end = LINE_FEED.find(window.bytes(), window.start() + seen, window.end());
            if (end >= 0) {
                return end;
            }
            seen = window.end() - window.start();
            if (seen > Cutter.LONGEST) {
                skip();
                throw new MalformedInputException(
                        window.input().name(), line, 0, "the line is longer than 64 MiB", "a shorter one");
            }
            if (!window.fill()) {
                return window.end();
            }
        }
    }

    private void skip() throws IOException {
        int end;
        do {
            window.passWithin(window.end());
            if (!window.fill()) {
                return;
            }
            end = LINE_FEED.find(window.bytes(), window.start(), window.end());
        } while (end < 0);
        window.passLine(end + 1);
    }
}
