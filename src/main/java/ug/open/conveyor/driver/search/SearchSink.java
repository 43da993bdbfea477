package ug.open.conveyor.driver.search;

import java.io.IOException;
import ug.open.conveyor.driver.follow.LogSource;

/** Takes the lines of sessions, or what a search finds in them. Context, and the gaps between groups of lines, come only of a search with context. */
@FunctionalInterface
public interface SearchSink extends LogSource.LogSink {
    /** A wanted line. The same as a line of a {@link LogSource}. */
    @Override
    void line(byte[] buffer, int from, int to) throws IOException;

    /** A line before or behind a match, of the same attempt. */
    default void context(byte[] buffer, int from, int to) throws IOException {
        line(buffer, from, to);
    }

    /** A further part of the line that came last, where that was too long to be kept as one. */
    default void furtherPart(byte[] buffer, int from, int to) throws IOException {
        line(buffer, from, to);
    }

    /** What comes next does not follow on what came last. */
    default void gap() throws IOException {}

    /** The lines that come next are of this session: attempts of several sessions may have the same number, run and driver. */
    default void session(int number) throws IOException {}

    /** The given sink as one that does not tell context from matches. */
    static SearchSink of(LogSource.LogSink sink) {
        if (sink instanceof SearchSink search) {
            return search;
        }
        return new SearchSink() {
            @Override
            public void line(byte[] buffer, int from, int to) throws IOException {
                sink.line(buffer, from, to);
            }

            @Override
            public boolean settle() throws IOException {
                return sink.settle();
            }
        };
    }
}
