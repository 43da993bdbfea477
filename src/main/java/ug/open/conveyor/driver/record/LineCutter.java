package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Each line that is not blank is a record. */
final class LineCutter implements Cutter {
    private final InputWindow window;
    private final RawLines lines;

    LineCutter(InputWindow window) {
        this.window = window;
        lines = new RawLines(window);
    }

    @Override
    public Optional<Piece> next() throws IOException {
        while (lines.next()) {
            byte[] bytes = lines.bytes();
            int from = lines.from();
            int to = lines.to();
            while (from < to && isBlank(bytes[from])) {
                from++;
            }
            while (from < to && isBlank(bytes[to - 1])) {
                to--;
            }
            if (from < to) {
                return Optional.of(new Piece(bytes, from, to, lines.line(), from - lines.from() + 1, true));
            }
        }
        return Optional.empty();
    }

    @Override
    public OptionalLong place() {
        boolean inFile = window.input().path().isPresent() && !window.packed();
        return inFile ? OptionalLong.of(lines.place()) : OptionalLong.empty();
    }

    @Override
    public boolean isTorn() {
        return !lines.ended();
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
