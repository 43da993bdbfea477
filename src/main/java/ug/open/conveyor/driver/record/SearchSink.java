package ug.open.conveyor.driver.record;

import java.io.IOException;
import ug.open.conveyor.driver.runtime.LogSource;

/** Takes what a search finds. The lines around a match, and the gaps between groups of them, come only where context was asked for. */
@FunctionalInterface
public interface SearchSink extends LogSource.LogSink {
    /** A line that was asked for. The same as a line of a {@link LogSource}. */
    @Override
    void line(byte[] buffer, int from, int to) throws IOException;

    /** A line before or behind one that was asked for, of the same attempt. */
    default void context(byte[] buffer, int from, int to) throws IOException {
        line(buffer, from, to);
    }

    /** A further part of the line that came last, where that was too long to be kept as one. */
    default void furtherPart(byte[] buffer, int from, int to) throws IOException {
        line(buffer, from, to);
    }

    /** What comes next does not follow on what came last. */
    default void gap() throws IOException {}

    /** The given sink as one that does not tell context from matches. */
    static SearchSink of(LogSource.LogSink sink) {
        return sink instanceof SearchSink search ? search : sink::line;
    }
}
