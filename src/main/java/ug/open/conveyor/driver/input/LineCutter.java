package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.search.Needle;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Each line that is not blank is a record. */
final class LineCutter implements Cutter {
    private static final Needle LINE_FEED = Needle.of(new byte[] {'\n'}, false);

    private final InputWindow window;
    private long place;
    private boolean torn;

    LineCutter(InputWindow window) {
        this.window = window;
    }

    @Override
    public Optional<Piece> next() throws IOException {
        while (true) {
            long line = window.line();
            int end = lineEnd(line);
            int start = window.start();
            torn = end == window.end();
            if (torn && start == end) {
                torn = false;
                return Optional.empty();
            }
            byte[] bytes = window.bytes();
            long offset = window.offset(start);
            window.passLine(torn ? end : end + 1);
            int from = start;
            int to = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
            while (from < to && isBlank(bytes[from])) {
                from++;
            }
            while (from < to && isBlank(bytes[to - 1])) {
                to--;
            }
            if (from < to) {
                place = offset + from - start;
                return Optional.of(new Piece(bytes, from, to, line, from - start + 1, true));
            }
        }
    }

    @Override
    public OptionalLong place() {
        return window.isFile() ? OptionalLong.of(place) : OptionalLong.empty();
    }

    @Override
    public boolean isTorn() {
        return torn;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private int lineEnd(long line) throws IOException {
        int seen = 0;
        while (true) {
            int end = LINE_FEED.find(window.bytes(), window.start() + seen, window.end());
            if (end >= 0) {
                return end;
            }
            seen = window.end() - window.start();
            if (seen > Cutter.LONGEST) {
                skipLine();
                throw new InputFormatException(
                        window.input().name(), line, 0, "the line is longer than 64 MiB", "a shorter one");
            }
            if (!window.fill()) {
                return window.end();
            }
        }
    }

    private void skipLine() throws IOException {
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
