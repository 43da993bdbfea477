package ug.open.conveyor.driver.browse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Comparison;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.compare.Rules;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.find.StoredExecution;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.DifferentRun;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.Surface;

/** The result of an execution beside that of the one before, of the same event by the same driver: of a replay, the one that was replayed. */
final class Beside {
    private final RunStore store;
    private final Surface surface;

    Beside(RunStore store, Surface surface) {
        this.store = store;
        this.surface = surface;
    }

    /** Where they differ, or a sentence. */
    void fill(StoredAttempt of, LineSink to) throws IOException {
        Optional<StoredAttempt> before = before(of);
        if (before.isEmpty()) {
            say(
                    "There is nothing to compare with: the run store has no execution of this event by " + of.driver()
                            + " before " + of.execution() + ". r replays it, and d on the replay shows what changed.",
                    to);
            return;
        }
        Optional<DriverResult> was = store.result(before.get());
        Optional<DriverResult> is = store.result(of);
        if (was.isEmpty() || is.isEmpty()) {
            StoredAttempt without = is.isEmpty() ? of : before.get();
            say(
                    "There is nothing to compare: " + without.execution() + " is "
                            + without.status().word() + " and has no result.",
                    to);
            return;
        }
        List<Difference> places =
                Comparison.of(was.get(), is.get(), Rules.of(Set.of(), true)).differences();
        if (places.isEmpty()) {
            say("The result is that of " + before.get().execution() + ": success, message and data are the same.", to);
            return;
        }
        Printers printers = new Printers(to, surface, Format.TEXT);
        try (Printout<DifferentRun> out = printers.differences(before.get().execution(), of.execution())) {
            out.print(new DifferentRun(of.runId(), places));
        }
    }

    private Optional<StoredAttempt> before(StoredAttempt of) throws IOException {
        Ref run = new Ref(of.runId(), Optional.empty(), of.runId(), OptionalInt.empty());
        StoredAttempt before = null;
        for (StoredExecution execution : store.executions(run)) {
            StoredAttempt last = execution.attempts().get(execution.attempts().size() - 1);
            boolean same = last.runId().equals(of.runId())
                    && last.driver().equals(of.driver())
                    && last.event().equals(of.event())
                    && last.resource().equals(of.resource())
                    && !last.isOfSameExecution(of)
                    && last.started().isBefore(of.started());
            if (same && (before == null || last.started().isAfter(before.started()))) {
                before = last;
            }
        }
        return Optional.ofNullable(before);
    }

    private static void say(String sentence, LineSink to) {
        byte[] bytes = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        to.write(bytes, 0, bytes.length);
    }
}
