package ug.open.conveyor.driver.search;

import java.io.IOException;
import ug.open.conveyor.driver.follow.LogSource;

/** The lines that a search finds, with their context; a {@link SearchSink} learns which is which. */
public interface FoundLines extends LogSource {
    /** How many lines matched, context not counted; known when {@link #read} has ended. */
    long count();

    /**
     * How many lines match, of which none is wanted; in place of {@link #read}. A cursor does not pass them, since the number is printed later.
     *
     * @throws SearchException where the regular expression takes too many steps on a message
     */
    default long counted() throws IOException, InterruptedException {
        read(new LogSink() {
            @Override
            public void line(byte[] bytes, int from, int to) {}

            @Override
            public boolean settle() {
                return false;
            }
        });
        return count();
    }
}
