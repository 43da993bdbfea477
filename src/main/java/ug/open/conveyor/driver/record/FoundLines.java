package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.function.Function;
import ug.open.conveyor.driver.runtime.LogSource;

/** The lines of another source that a search asks for, with their context; a {@link SearchSink} is told which is which. */
public final class FoundLines implements LogSource {
    private final LogSource lines;
    private final Function<SearchSink, ContextSearch> search;
    private long count;

    FoundLines(LogSource lines, Function<SearchSink, ContextSearch> search) {
        this.lines = lines;
        this.search = search;
    }

    @Override
    public void read(LogSink sink) throws IOException, InterruptedException {
        ContextSearch found = search.apply(SearchSink.of(sink));
        try {
            lines.read(found);
            found.end();
        } finally {
            count = found.count();
        }
    }

    /** How many lines matched, context not counted; known when {@link #read} has ended. */
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
