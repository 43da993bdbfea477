package ug.open.conveyor.driver.browse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** What another process has pruned since the list was read. */
final class Pruned {
    private Pruned() {}

    /** The sentence about the first of these executions that the store has no more; empty: it has them all. */
    static Optional<String> among(List<StoredAttempt> executions, RunStore store) throws IOException {
        for (StoredAttempt each : executions) {
            try {
                store.findAll(Ref.parse(each.wholeExecution()));
            } catch (NoSuchRunException e) {
                String unmark = executions.size() > 1 ? ", and u takes all marks away" : "";
                return Optional.of(sentence(each) + unmark);
            }
        }
        return Optional.empty();
    }

    /** Says it of one, by the id that the screen shows. */
    static String sentence(StoredAttempt execution) {
        return "execution " + execution.execution() + " was pruned; Ctrl-L reads the list again";
    }
}
