package ug.open.conveyor.driver.record;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import ug.open.conveyor.driver.runtime.LogSource;

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

    /** With so many lines before and behind each match. */
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

    /**
     * Gives what is found in files, in their order.
     *
     * @param files recordings, not packed; one that is gone is passed over
     * @return how many lines matched
     * @throws SearchException where the regular expression takes too many steps on a message
     */
    public long files(List<Path> files, SearchSink sink) throws IOException, InterruptedException {
        if (hasContext()) {
            FoundLines found = over(lines(files));
            found.read(sink);
            return found.count();
        }
        return sessions(oneBehindTheOther(files), sink);
    }

    /** Gives what is found in the files of sessions, by time, without context. */
    long sessions(List<LogSession> sessions, SearchSink sink) throws IOException, InterruptedException {
        return search(sessions, true, sink);
    }

    /** Only counts the lines that match. */
    public long count(List<Path> files) throws IOException, InterruptedException {
        return search(oneBehindTheOther(files), false, (bytes, from, to) -> {});
    }

    private long search(List<LogSession> sessions, boolean keep, SearchSink sink)
            throws IOException, InterruptedException {
        try (FileSearch search = new FileSearch(() -> new SliceScan(pattern, selector(), keep), sink)) {
            return search.run(sessions);
        }
    }

    private static List<LogSession> oneBehindTheOther(List<Path> files) {
        List<LogPart> parts = new ArrayList<>(files.size());
        for (Path file : files) {
            parts.add(new LogPart(file, 0, Long.MAX_VALUE, null, null));
        }
        return List.of(new LogSession(0, parts));
    }

    /** Whether lines around matches are wanted. */
    boolean hasContext() {
        return before + after > 0;
    }

    /** The search over the lines of another source, as they come. */
    public FoundLines over(LogSource source) {
        return new FoundLines(source, sink -> new ContextSearch(selector(), before, after, sink));
    }

    private Selector selector() {
        return new Selector(pattern, inverted, filter.get());
    }

    private static LogSource lines(List<Path> files) {
        return new LogSource() {
            @Override
            public void read(LogSink sink) throws IOException {
                for (Path file : files) {
                    readFile(file, sink);
                }
            }

            @Override
            public void close() {
                // each file is closed when it was read
            }
        };
    }

    private static void readFile(Path file, LogSource.LogSink sink) throws IOException {
        try {
            SegmentFile.read(file, 0, Long.MAX_VALUE, (bytes, from, to, at) -> sink.line(bytes, from, to));
        } catch (FileNotFoundException e) {
            // pruned meanwhile, or nothing to read
        }
    }
}
