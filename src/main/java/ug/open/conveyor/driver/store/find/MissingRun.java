package ug.open.conveyor.driver.store.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Says that a store has no such run, and what may have been meant. */
final class MissingRun {
    private static final String LISTED = " `conveyor-driver runs` lists what there is.";
    private static final int MOST_NEAR = 3;
    private static final int LEAST_IN_COMMON = 3;
    private static final int MOST_LOOKED_AT = 2_000;

    private final StoreFolder folder;
    private final Catalog.Snapshot store;

    MissingRun(StoreFolder folder, Catalog.Snapshot store) {
        this.folder = folder;
        this.store = store;
    }

    /** Where {@code counted} are all executions that a reference by count could have meant. */
    NoSuchRunException counted(Ref ref, int counted) {
        if (store.names().length == 0) {
            return empty();
        }
        String ofDriver = ref.driver().map(name -> " of the driver " + name).orElse("");
        String failed = ref.isFailed() ? " that failed" : "";
        String what = counted == 0
                ? " has no run" + ofDriver + failed + "."
                : " has no " + Harmless.inQuotes(ref.text()) + ": it has " + counted
                        + (counted == 1 ? " execution" : " executions") + ofDriver + failed + ".";
        return new NoSuchRunException("The run store " + folder.home() + what + LISTED, List.of());
    }

    /** Where the run is there, but not this attempt at it. */
    NoSuchRunException attempt(Ref ref, StoredAttempt newest) {
        return new NoSuchRunException(
                "The execution " + newest.execution() + " of the run " + Harmless.inQuotes(newest.ref())
                        + " has no attempt " + ref.attempt().orElseThrow() + "; its last one is " + newest.attempt()
                        + ".",
                List.of(newest));
    }

    NoSuchRunException of(Ref ref) throws IOException {
        if (store.names().length == 0) {
            return empty();
        }
        List<StoredAttempt> near = near(ref);
        String what = "The run store " + folder.home() + " has no run " + Harmless.inQuotes(ref.text()) + hint(ref);
        String nearest = near.isEmpty()
                ? ""
                : (!ref.run().isEmpty() && isNear(near.get(0), ref) ? " Near it:" : " The newest:")
                        + Wording.candidates(near);
        return new NoSuchRunException(what + nearest, near);
    }

    private NoSuchRunException empty() {
        return new NoSuchRunException(
                "There is no run yet in the run store " + folder.home()
                        + ". Make one: conveyor-driver run --events FILE.",
                List.of());
    }

    private static String hint(Ref ref) {
        return ref.run().length() < Ref.SHORTEST_PREFIX
                ? "; the beginning of a run id needs at least four characters."
                : "." + LISTED;
    }

    private static boolean isNear(StoredAttempt run, Ref ref) {
        return common(run, ref) >= Math.min(ref.run().length(), LEAST_IN_COMMON);
    }

    /** The newest runs whose ids begin like the reference, those with most in common in front; where none does, the newest of all. */
    private List<StoredAttempt> near(Ref ref) throws IOException {
        AttemptListing listing = new AttemptListing(folder, store, false);
        List<StoredAttempt> looked = new ArrayList<>();
        while (looked.size() < MOST_LOOKED_AT && listing.hasNext()) {
            looked.add(listing.next());
        }
        List<StoredAttempt> runs = Newest.ofEachRunAndDriver(looked);
        if (!ref.run().isEmpty() && runs.stream().anyMatch(run -> isNear(run, ref))) {
            runs.removeIf(run -> !isNear(run, ref));
            runs.sort(Comparator.comparingInt((StoredAttempt run) -> common(run, ref))
                    .reversed());
        }
        return runs.subList(0, Math.min(MOST_NEAR, runs.size()));
    }

    private static int common(StoredAttempt run, Ref ref) {
        return Math.max(common(run.runId(), ref.run()), common(run.execution(), ref.run()));
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
