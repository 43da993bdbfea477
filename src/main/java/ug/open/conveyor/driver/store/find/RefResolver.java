package ug.open.conveyor.driver.store.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.ExecutionId;
import ug.open.conveyor.driver.store.index.RunKey;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Settles what a reference means in a store. */
public final class RefResolver {
    private static final int MOST_CANDIDATES = 8;
    private static final int WAYS = 3;

    private final StoreFolder folder;
    private final Catalog.Snapshot store;
    private final Lookup lookup;

    public RefResolver(StoreFolder folder, Catalog.Snapshot store) {
        this.folder = folder;
        this.store = store;
        this.lookup = new Lookup(folder);
    }

    /** The attempts of the executions that the reference means, the oldest first; of a run, of the newest execution by each driver. */
    public List<StoredAttempt> all(Ref ref) throws IOException {
        return numbered(ref, false);
    }

    /** The same; of a run, of every execution. */
    public List<StoredAttempt> every(Ref ref) throws IOException {
        return numbered(ref, true);
    }

    /** The newest attempt that the reference names, of the only driver. */
    public StoredAttempt one(Ref ref) throws IOException {
        List<StoredAttempt> found = all(ref);
        List<StoredAttempt> drivers = Newest.ofEachRunAndDriver(found);
        if (drivers.size() > 1) {
            throw new AmbiguousRefException(
                    "The run " + Harmless.inQuotes(ref.text()) + " has been reconciled by " + drivers.size()
                            + " drivers; name one of them:" + Wording.candidates(drivers),
                    drivers);
        }
        return found.get(found.size() - 1);
    }

    /** With a number, the attempts of that number. */
    private List<StoredAttempt> numbered(Ref ref, boolean every) throws IOException {
        if (ref.isCounted()) {
            return ofCounted(ref); // whatever some run calls itself: run ids come from outside
        }
        List<StoredAttempt> others = new ArrayList<>(); // of a run that is meant, and has no attempt of this number
        for (int way = 0; way < WAYS; way++) {
            for (Ref reading : ref.readings()) {
                List<StoredAttempt> found = ofDriver(find(way, reading), reading);
                List<StoredAttempt> meant =
                        numbered(reading, every ? found : Newest.onOneWay(Newest.executions(found)));
                if (!meant.isEmpty()) {
                    return meant;
                }
                others.addAll(found);
            }
        }
        throw others.isEmpty() ? missing().of(ref) : missing().attempt(ref, others.get(others.size() - 1));
    }

    private List<StoredAttempt> ofCounted(Ref ref) throws IOException {
        List<StoredAttempt> execution = counted(ref);
        List<StoredAttempt> meant = numbered(ref, execution);
        if (meant.isEmpty()) {
            throw execution.isEmpty() ? missing().of(ref) : missing().attempt(ref, execution.get(execution.size() - 1));
        }
        return meant;
    }

    private List<StoredAttempt> find(int way, Ref reading) throws IOException {
        return switch (way) {
            case 0 -> whole(reading);
            case 1 -> beginning(reading);
            default -> lookup.findWithout(store, RunKey.exact(reading.run())); // should a lookup file be wrong
        };
    }

    private MissingRun missing() {
        return new MissingRun(folder, store);
    }

    private static List<StoredAttempt> numbered(Ref reading, List<StoredAttempt> attempts) {
        if (reading.attempt().isEmpty()) {
            return attempts;
        }
        List<StoredAttempt> kept = new ArrayList<>();
        for (StoredAttempt attempt : attempts) {
            if (attempt.attempt() == reading.attempt().getAsInt()) {
                kept.add(attempt);
            }
        }
        return kept;
    }

    private static List<StoredAttempt> ofDriver(List<StoredAttempt> attempts, Ref reading) {
        List<StoredAttempt> kept = new ArrayList<>(attempts.size());
        for (int i = 0; i < attempts.size(); i++) {
            if (reading.driver().isEmpty()
                    || reading.driver().get().equals(attempts.get(i).driver())) {
                kept.add(attempts.get(i));
            }
        }
        AttemptOrder.oldestFirst(kept);
        return kept;
    }

    /** By the id of an execution or of a run. */
    private List<StoredAttempt> whole(Ref reading) throws IOException {
        ExecutionId id = ExecutionId.parse(reading.run());
        List<StoredAttempt> execution = id == null ? List.of() : execution(id, reading);
        if (id != null && id.isWhole() && !execution.isEmpty()) {
            return execution;
        }
        List<StoredAttempt> run = lookup.find(store, RunKey.exact(reading.run()), 0);
        if (execution.isEmpty()) {
            return run;
        }
        List<StoredAttempt> both = new ArrayList<>(ofDriver(run, reading));
        if (both.isEmpty()) {
            return execution;
        }
        both.addAll(execution);
        throw ambiguous(reading, " is the id of an execution and of a run; give one of these:", both);
    }

    private List<StoredAttempt> execution(ExecutionId id, Ref reading) throws IOException {
        List<StoredAttempt> found = ofDriver(lookup.find(store, id), reading);
        for (StoredAttempt attempt : found) {
            if (!attempt.isOfSameExecution(found.get(0))) {
                throw ambiguous(reading, " fits executions of several sessions; give one of these:", found);
            }
        }
        return found;
    }

    private static AmbiguousRefException ambiguous(Ref reading, String why, List<StoredAttempt> found) {
        List<StoredAttempt> candidates = Newest.ofEachExecution(found);
        return new AmbiguousRefException(
                Harmless.inQuotes(reading.run()) + why + Wording.wholeCandidates(candidates), candidates);
    }

    private List<StoredAttempt> beginning(Ref ref) throws IOException {
        if (ref.run().codePointCount(0, ref.run().length()) < Ref.SHORTEST_PREFIX) {
            return List.of();
        }
        List<StoredAttempt> found = ofDriver(lookup.find(store, RunKey.prefix(ref.run()), MOST_CANDIDATES), ref);
        List<StoredAttempt> runs = Newest.ofEachRun(found);
        if (runs.size() > 1) {
            List<StoredAttempt> some = runs.subList(0, Math.min(runs.size(), MOST_CANDIDATES));
            throw new AmbiguousRefException(
                    "The beginning " + Harmless.inQuotes(ref.run()) + " fits several runs; give more of one of them:"
                            + Wording.candidates(some) + (runs.size() > some.size() ? "\n  …" : ""),
                    some);
        }
        return runs.isEmpty()
                ? runs
                : lookup.find(store, RunKey.exact(runs.get(0).runId()), 0);
    }

    /** Of the execution that {@code @last} or {@code @failed} means. */
    private List<StoredAttempt> counted(Ref ref) throws IOException {
        AttemptListing listing = new AttemptListing(folder, store, ref.isFailed());
        Set<String> met = new HashSet<>();
        while (listing.hasNext()) {
            StoredAttempt attempt = listing.next();
            boolean fits = (ref.driver().isEmpty() || ref.driver().get().equals(attempt.driver()))
                    && (!ref.isFailed() || attempt.status() == Status.FAILED);
            if (fits && met.add(attempt.wholeExecution()) && met.size() > ref.back()) {
                return ofDriver(lookup.find(store, attempt.executionId()), ref);
            }
        }
        throw missing().counted(ref, met.size());
    }
}
