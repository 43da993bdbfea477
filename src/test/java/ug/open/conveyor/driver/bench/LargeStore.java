package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A run store of many executions, for tests of other packages. */
public final class LargeStore {
    private LargeStore() {}

    /** Sessions with a given number of executions each, which logged nothing. */
    public static void write(Path home, int sessions, int executionsEach) throws IOException {
        Stores.manyRuns(home, sessions, executionsEach, 0);
    }
}
