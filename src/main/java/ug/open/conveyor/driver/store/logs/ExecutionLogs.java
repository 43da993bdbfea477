package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.find.RefResolver;
import ug.open.conveyor.driver.store.find.StoredExecution;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.StoreFolder;

/** What one execution logged. */
public record ExecutionLogs(StoredExecution execution, StoredLogs logs) {
    /** Of each execution of the query's run, without attempts that the query does not want. */
    public static List<ExecutionLogs> of(StoreFolder folder, Catalog.Snapshot store, LogQuery query, Time time)
            throws IOException {
        Ref ref = query.run().orElseThrow();
        List<ExecutionLogs> each = new ArrayList<>();
        for (StoredExecution execution : StoredExecution.of(new RefResolver(folder, store).every(ref))) {
            StoredLogs logs = new StoredLogs(folder, query, FollowTerms.NONE, time);
            if (logs.planOf(store, execution.attempts())) {
                each.add(new ExecutionLogs(execution, logs));
            }
        }
        return each;
    }
}
