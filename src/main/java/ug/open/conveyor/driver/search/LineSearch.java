package ug.open.conveyor.driver.search;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import ug.open.conveyor.driver.follow.LogSource;

/**
 * Searches the messages of recorded log entries.
 *
 * <p>In files the bytes are searched first, for the text or for one that every match of the regular expression must contain, and only
 * lines that have it are read. For that the files must be written as the run store writes them: only what JSON demands is escaped. In
 * the lines of a {@link LogSource} each message is looked at.
 *
 * <p>Context are the lines around a match that are of the same attempt, so that runs that went on at the same time do not mix. Immutable.
 */
public final class LineSearch {
    private final SearchPattern pattern;
    private final boolean inverted;
    private final int before;
    private final int after;
    private final Supplier<LineFilter> filter;

    private LineSearch(SearchPattern pattern, boolean inverted, int before, int after, Supplier<LineFilter> filter) {
        this.pattern = Objects.requireNonNull(pattern, "pattern");
        this.inverted = inverted;
        this.before = before;
        this.after = after;
        this.filter = Objects.requireNonNull(filter, "filter");
    }

    /** For log entries whose message has this in it. */
    public static LineSearch of(SearchPattern pattern) {
        return new LineSearch(pattern, false, 0, 0, () -> LineFilter.ALL);
    }

    /** For those that do not have it. */
    public LineSearch inverted() {
        return new LineSearch(pattern, !inverted, before, after, filter);
    }

    /** With this many lines before and behind each match. */
    public LineSearch context(int before, int after) {
        if (before < 0 || after < 0) {
            throw new IllegalArgumentException("context is 0 lines or more, not " + Math.min(before, after));
        }
        return new LineSearch(pattern, inverted, before, after, filter);
    }

    /** Among the lines that this lets through, context too; a filter is made for each thread. */
    public LineSearch where(Supplier<LineFilter> filter) {
        return new LineSearch(pattern, inverted, before, after, filter);
    }

    /** Whether lines around matches are wanted. */
    public boolean hasContext() {
        return before + after > 0;
    }

    /** The search over lines as they come; its {@link ContextSearch#end} is to be called behind the last one. */
    public ContextSearch into(SearchSink sink) {
        return new ContextSearch(selector(), before, after, sink);
    }

    /** How many lines before a match are wanted. */
    public int before() {
        return before;
    }

    /** How many lines behind a match are wanted. */
    public int after() {
        return after;
    }

    /** The search over the lines of another source, as they come. */
    public FoundLines over(LogSource source) {
        return new Among(this, source);
    }

    public SearchPattern pattern() {
        return pattern;
    }

    /** What of the lines is meant, for one thread. */
    public Selector selector() {
        return new Selector(pattern, inverted, filter.get());
    }

    private static final class Among implements FoundLines {
        private final LineSearch what;
        private final LogSource lines;
        private long count;

        Among(LineSearch what, LogSource lines) {
            this.what = what;
            this.lines = lines;
        }

        @Override
        public void read(LogSink sink) throws IOException, InterruptedException {
            ContextSearch found = what.into(SearchSink.of(sink));
            try {
                lines.read(found);
                found.end();
            } finally {
                count = found.count();
            }
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
