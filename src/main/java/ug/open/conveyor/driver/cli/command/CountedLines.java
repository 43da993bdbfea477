package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.search.FoundLines;

/** What a search finds, where only its number is wanted. A cursor must not pass it before the number is printed. */
final class CountedLines implements LogSource.LogSink {
    static long of(FoundLines found) throws IOException, InterruptedException {
        found.read(new CountedLines());
        return found.count();
    }

    @Override
    public void line(byte[] bytes, int from, int to) {}

    @Override
    public boolean settle() {
        return false;
    }
}
