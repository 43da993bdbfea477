package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.runtime.Time;

/** What one execution logged. */
public record ExecutionLogs(Execution execution, StoredLogs logs) {
    /** Of every execution of the run that is asked for, as far as it is asked for. */
    static List<ExecutionLogs> of(StoreFolder folder, Catalog.Snapshot store, LogQuery query, Time time)
            throws IOException {
        Ref ref = query.run().orElseThrow();
        List<ExecutionLogs> each = new ArrayList<>();
        for (Execution execution : Execution.of(new RefResolver(folder, store).every(ref))) {
            StoredLogs logs = new StoredLogs(folder, query, FollowTerms.NONE, time);
            if (logs.planOf(store, execution.attempts())) {
                each.add(new ExecutionLogs(execution, logs));
            }
        }
        return each;
    }
}
