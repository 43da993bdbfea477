package ug.open.conveyor.driver.loader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a build. */
final class BuildOutput implements LineSplitter.Sink {
    private static final int LINES_KEPT = 100;
    private static final int MAX_LENGTH = 2_000;

    private final Deque<String> last = new ArrayDeque<>();

    @Override
    public synchronized void line(byte[] buffer, int from, int to) {
        String line = new String(buffer, from, Math.min(to - from, MAX_LENGTH), StandardCharsets.UTF_8);
        last.add(line);
        if (last.size() > LINES_KEPT) {
            last.remove();
        }
    }

    @Override
    public byte[] piece(byte[] buffer) {
        line(buffer, 0, MAX_LENGTH);
        return new byte[0];
    }

    synchronized List<String> last() {
        return List.copyOf(last);
    }
}
