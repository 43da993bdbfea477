package ug.open.conveyor.driver.loader;

import java.util.HashMap;
import java.util.Map;
import ug.open.conveyor.driver.runtime.LineLogger;
import ug.open.conveyor.driver.runtime.Secrets;

/** What the threads of one attempt print, put together to lines for each thread and stream by itself. */
final class AttemptPrint {
    /** Takes nothing. */
    static final AttemptPrint OVER = new AttemptPrint(null, Secrets.none());

    static {
        OVER.close();
    }

    private final OutputLines.Settings settings;
    private final Map<Source, LineSplitter> unfinished = new HashMap<>();
    private boolean over;

    AttemptPrint(LineLogger logger, Secrets secrets) {
        this.settings = new OutputLines.Settings(logger, secrets, false);
    }

    private record Source(Thread thread, boolean err) {}

    /** Takes bytes that the current thread printed, or says false when the attempt is over. */
    synchronized boolean print(boolean err, byte[] bytes, int from, int to) {
        if (over) {
            return false;
        }
        Source source = new Source(Thread.currentThread(), err);
        LineSplitter lines = unfinished.computeIfAbsent(source, this::lines);
        lines.feed(bytes, from, to);
        if (lines.isEmpty()) {
            unfinished.remove(source); // of a thousand threads that printed and ended, none is kept
        }
        return true;
    }

    private LineSplitter lines(Source source) {
        Map<String, String> labels = source.err() ? Map.of("stream", "err") : Map.of();
        return new LineSplitter(new OutputLines(settings, labels));
    }

    /** Hands over what is unfinished. Idempotent. */
    synchronized void close() {
        over = true;
        unfinished.values().forEach(LineSplitter::end);
        unfinished.clear();
    }
}
