package ug.open.conveyor.driver.terminal;

import java.util.List;
import ug.open.conveyor.driver.compare.Difference;

/**
 * How the result of a run compares with that of the same event in the round before.
 *
 * @param known whether there was a result before
 * @param places where the two differ, in {@code success} or {@code data}
 */
public record SinceBefore(boolean known, List<Difference> places) {
    /** There was no round before. */
    public static final SinceBefore FIRST = new SinceBefore(true, List.of());

    /** The event was not there before. */
    public static final SinceBefore NEW = new SinceBefore(false, List.of());

    /** Keeps a copy. */
    public SinceBefore {
        places = List.copyOf(places);
    }

    /** Whether something is not as it was. */
    public boolean isChange() {
        return !known || !places.isEmpty();
    }

    /** The change in words; empty where there is nothing to compare with. */
    String word() {
        if (this == FIRST) {
            return "";
        }
        if (!known) {
            return "new";
        }
        boolean verdict = places.stream().anyMatch(place -> place.path().equals("$.success"));
        boolean data = places.size() > (verdict ? 1 : 0);
        return verdict ? data ? "verdict and data changed" : "verdict changed" : data ? "data changed" : "unchanged";
    }
}
