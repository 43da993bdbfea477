package ug.open.conveyor.driver.loader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The lines of a build: each is shown, the last are kept for the sentence about its failure. */
final class BuildOutput implements LineSplitter.Sink {
    private static final int LINES_KEPT = 20;
    private static final int MAX_LENGTH = 2_000;

    private final Consumer<String> shown;
    private final Deque<String> last = new ArrayDeque<>();

    BuildOutput(Consumer<String> shown) {
        this.shown = shown;
    }

    @Override
    public synchronized void line(byte[] buffer, int from, int to) {
        String line = new String(buffer, from, Math.min(to - from, MAX_LENGTH), StandardCharsets.UTF_8);
        shown.accept(line);
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

    /** The last lines, each after a line feed. */
    synchronized String last() {
        StringBuilder text = new StringBuilder();
        last.forEach(line -> text.append('\n').append(line));
        return text.toString();
    }
}
