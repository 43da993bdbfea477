package ug.open.conveyor.driver.browse;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Comparison;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.compare.Rules;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.Ref;
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
            to.println(
                    "There is nothing to compare with: the run store has no execution of this event by " + of.driver()
                            + " before " + of.execution() + ". r replays it, and d on the replay shows what changed.");
            return;
        }
        compare(before.get(), of, to);
    }

    /** Where the newest replay of an execution differs from it, whichever driver ran; or a sentence. */
    void ofReplay(StoredAttempt replayed, LineSink to) throws IOException {
        Optional<StoredAttempt> replay = sameEvent(replayed)
                .filter(each -> each.started().isAfter(replayed.started()))
                .max(Comparator.comparing(StoredAttempt::started));
        if (replay.isPresent()) {
            compare(replayed, replay.get(), to);
        } else {
            to.println("There is nothing to compare yet: the run store has no replay of " + replayed.execution() + ".");
        }
    }

    private void compare(StoredAttempt before, StoredAttempt of, LineSink to) throws IOException {
        Optional<DriverResult> was = store.result(before);
        Optional<DriverResult> is = store.result(of);
        if (was.isEmpty() || is.isEmpty()) {
            StoredAttempt without = is.isEmpty() ? of : before;
            to.println("There is nothing to compare: " + without.execution() + " is "
                    + without.status().word() + " and has no result.");
            return;
        }
        List<Difference> places =
                Comparison.of(was.get(), is.get(), Rules.of(Set.of(), true)).differences();
        if (places.isEmpty()) {
            to.println("The result is that of " + before.execution() + ": success, message and data are the same.");
            return;
        }
        Printers printers = new Printers(to, surface, Format.TEXT);
        try (Printout<DifferentRun> out = printers.differences(before.execution(), of.execution())) {
            out.print(new DifferentRun(of.runId(), places));
        }
    }

    private Optional<StoredAttempt> before(StoredAttempt of) throws IOException {
        return sameEvent(of)
                .filter(each ->
                        each.driver().equals(of.driver()) && each.started().isBefore(of.started()))
                .max(Comparator.comparing(StoredAttempt::started));
    }

    /** The other executions of an event, each by its last attempt. */
    private Stream<StoredAttempt> sameEvent(StoredAttempt of) throws IOException {
        return store.executions(Ref.ofRun(of.runId())).stream()
                .map(execution -> execution.attempts().get(execution.attempts().size() - 1))
                .filter(last -> last.runId().equals(of.runId())
                        && last.event().equals(of.event())
                        && last.resource().equals(of.resource())
                        && !last.isOfSameExecution(of));
    }
}
