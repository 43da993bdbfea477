package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles what a reference means in a store. */
final class RefResolver {
    private static final String LISTED = " `conveyor-driver runs` lists what there is.";
    private static final int MOST_CANDIDATES = 8;
    private static final int MOST_NEAR = 3;
    private static final int LEAST_IN_COMMON = 3;
    private static final int MOST_LOOKED_AT = 2_000;

    private final StoreFolder folder;
    private final Catalog.Snapshot store;
    private final Lookup lookup;

    RefResolver(StoreFolder folder, Catalog.Snapshot store) {
        this.folder = folder;
        this.store = store;
        this.lookup = new Lookup(folder);
    }

    /** All attempts that the reference names, the oldest first; of {@code @last} and {@code @failed}, those of that run in that session. */
    List<StoredAttempt> all(Ref ref) throws IOException {
        if (ref.isLast() || ref.isFailed()) {
            return newest(ref); // whatever some run calls itself: run ids come from outside
        }
        for (Ref reading : ref.readings()) {
            List<StoredAttempt> found = narrowed(lookup.find(store, RunKey.exact(reading.run()), 0), reading);
            if (!found.isEmpty()) {
                return found;
            }
        }
        for (Ref reading : ref.readings()) {
            List<StoredAttempt> found = byPrefix(reading);
            if (!found.isEmpty()) {
                return found;
            }
        }
        for (Ref reading : ref.readings()) { // should a lookup file be wrong, it is still found
            List<StoredAttempt> found = narrowed(lookup.findWithout(store, RunKey.exact(reading.run())), reading);
            if (!found.isEmpty()) {
                return found;
            }
        }
        throw none(ref);
    }

    /** The newest attempt that the reference names, of the only driver. */
    StoredAttempt one(Ref ref) throws IOException {
        List<StoredAttempt> found = all(ref);
        List<StoredAttempt> drivers = newestOfEach(found);
        if (drivers.size() > 1) {
            throw new AmbiguousRefException(
                    "The run " + Quoted.of(ref.text()) + " has been reconciled by " + drivers.size()
                            + " drivers; name one of them:" + Wording.candidates(drivers),
                    drivers);
        }
        return found.get(found.size() - 1);
    }

    private List<StoredAttempt> byPrefix(Ref ref) throws IOException {
        if (ref.run().codePointCount(0, ref.run().length()) < Ref.SHORTEST_PREFIX) {
            return List.of();
        }
        List<StoredAttempt> found =
                narrowed(lookup.find(store, RunKey.prefix(ref.run()), MOST_CANDIDATES), withoutAttempt(ref));
        List<StoredAttempt> runs = newestOfEachRun(found);
        if (runs.size() > 1) {
            List<StoredAttempt> some = runs.subList(0, Math.min(runs.size(), MOST_CANDIDATES));
            throw new AmbiguousRefException(
                    "The beginning " + Quoted.of(ref.run()) + " fits several runs; give more of one of them:"
                            + Wording.candidates(some) + (runs.size() > some.size() ? "\n  …" : ""),
                    some);
        }
        return runs.isEmpty()
                ? runs
                : narrowed(lookup.find(store, RunKey.exact(runs.get(0).runId()), 0), ref);
    }

    private static Ref withoutAttempt(Ref ref) {
        return new Ref(ref.text(), ref.driver(), ref.run(), java.util.OptionalInt.empty());
    }

    /** Those of the driver; with a number, the newest attempt of that number. */
    private static List<StoredAttempt> narrowed(List<StoredAttempt> attempts, Ref ref) {
        List<StoredAttempt> kept = new ArrayList<>();
        for (StoredAttempt attempt : attempts) {
            boolean driver = ref.driver().isEmpty() || ref.driver().get().equals(attempt.driver());
            boolean number = ref.attempt().isEmpty() || ref.attempt().getAsInt() == attempt.attempt();
            if (driver && number) {
                kept.add(attempt);
            }
        }
        AttemptOrder.oldestFirst(kept);
        if (ref.attempt().isPresent()) {
            List<StoredAttempt> newest = newestOfEach(kept);
            AttemptOrder.oldestFirst(newest);
            return newest;
        }
        return kept;
    }

    private List<StoredAttempt> newest(Ref ref) throws IOException {
        Optional<StoredAttempt> newest = newest(ref.driver(), ref.isFailed());
        if (newest.isEmpty()) {
            throw none(ref);
        }
        StoredAttempt last = newest.get();
        List<StoredAttempt> run = new ArrayList<>();
        String session = session(last);
        for (StoredAttempt attempt : lookup.find(store, RunKey.exact(last.runId()), 0)) {
            if (attempt.driver().equals(last.driver()) && session(attempt).equals(session)) {
                run.add(attempt);
            }
        }
        return narrowed(run, ref);
    }

    private static String session(StoredAttempt attempt) {
        return SegmentName.of(attempt.segment()).session();
    }

    private Optional<StoredAttempt> newest(Optional<String> driver, boolean failed) {
        AttemptListing listing = new AttemptListing(folder, store, failed);
        while (listing.hasNext()) {
            StoredAttempt attempt = listing.next();
            boolean fits = driver.isEmpty() || driver.get().equals(attempt.driver());
            if (fits && (!failed || attempt.status() == Status.FAILED)) {
                return Optional.of(attempt);
            }
        }
        return Optional.empty();
    }

    private static List<StoredAttempt> newestOfEach(List<StoredAttempt> attempts) {
        return newestOfEach(attempts, true);
    }

    private static List<StoredAttempt> newestOfEachRun(List<StoredAttempt> attempts) {
        return newestOfEach(attempts, false);
    }

    /** The newest attempt of each run, or of each run and driver; the newest first. */
    private static List<StoredAttempt> newestOfEach(List<StoredAttempt> attempts, boolean byDriver) {
        List<StoredAttempt> ordered = new ArrayList<>(attempts);
        AttemptOrder.oldestFirst(ordered);
        Map<String, StoredAttempt> newest = new LinkedHashMap<>();
        for (StoredAttempt attempt : ordered) {
            newest.put(byDriver ? attempt.ref() : attempt.runId(), attempt);
        }
        List<StoredAttempt> sorted = new ArrayList<>(newest.values());
        AttemptOrder.newestFirst(sorted);
        return sorted;
    }

    private NoSuchRunException none(Ref ref) throws IOException {
        if (store.names().length == 0) {
            return new NoSuchRunException(
                    "There is no run yet in the run store " + folder.home()
                            + ". Make one: conveyor-driver run --events FILE.",
                    List.of());
        }
        if (ref.isLast() || ref.isFailed()) {
            String ofDriver = ref.driver().map(name -> " of the driver " + name).orElse("");
            return new NoSuchRunException(
                    "The run store " + folder.home() + " has no run" + ofDriver
                            + (ref.isFailed() ? " that failed." : ".") + LISTED,
                    List.of());
        }
        List<StoredAttempt> near = near(ref);
        String what = "The run store " + folder.home() + " has no run " + Quoted.of(ref.text()) + hint(ref);
        String nearest = near.isEmpty()
                ? ""
                : (!ref.run().isEmpty() && isNear(near.get(0), ref) ? " Near it:" : " The newest:")
                        + Wording.candidates(near);
        return new NoSuchRunException(what + nearest, near);
    }

    private static String hint(Ref ref) {
        return ref.run().length() < Ref.SHORTEST_PREFIX
                ? "; the beginning of a run id needs at least four characters."
                : "." + LISTED;
    }

    private static boolean isNear(StoredAttempt run, Ref ref) {
        return common(run.runId(), ref.run()) >= Math.min(ref.run().length(), LEAST_IN_COMMON);
    }

    /** The newest runs whose ids begin like the reference, those with most in common in front; where none does, the newest of all. */
    private List<StoredAttempt> near(Ref ref) throws IOException {
        AttemptListing listing = new AttemptListing(folder, store, false);
        List<StoredAttempt> looked = new ArrayList<>();
        while (looked.size() < MOST_LOOKED_AT && listing.hasNext()) {
            looked.add(listing.next());
        }
        List<StoredAttempt> runs = newestOfEach(looked);
        if (!ref.run().isEmpty() && runs.stream().anyMatch(run -> isNear(run, ref))) {
            runs.removeIf(run -> !isNear(run, ref));
            runs.sort(Comparator.comparingInt((StoredAttempt run) -> common(run.runId(), ref.run()))
                    .reversed());
        }
        return runs.subList(0, Math.min(MOST_NEAR, runs.size()));
    }

    private static int common(String a, String b) {
        int most = Math.min(a.length(), b.length());
        for (int i = 0; i < most; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return i;
            }
        }
        return most;
    }
}
