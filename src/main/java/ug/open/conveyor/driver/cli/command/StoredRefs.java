package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.find.StoredExecution;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** What several references to stored runs mean together. */
final class StoredRefs {
    /** The executions, each once; of a run, the newest of each driver, or every one. */
    static List<StoredExecution> executions(RunStore store, List<String> refs, boolean every) throws IOException {
        Map<String, StoredExecution> executions = new LinkedHashMap<>();
        for (String word : refs) {
            Ref of = Ref.parse(word);
            for (StoredExecution each : every ? store.executions(of) : store.newestExecutions(of)) {
                executions.putIfAbsent(each.id(), each);
            }
        }
        return List.copyOf(executions.values());
    }

    /** Their attempts. */
    static List<StoredAttempt> attempts(List<StoredExecution> executions) {
        List<StoredAttempt> attempts = new ArrayList<>();
        for (StoredExecution execution : executions) {
            attempts.addAll(execution.attempts());
        }
        return attempts;
    }

    private StoredRefs() {}
}
