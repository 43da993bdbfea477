package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Json;

/**
 * Where runs differ, from what was recorded or from production: a path, below it {@code -} the other's value and {@code +} the new one. Long values are cut in
 * their middle, and from the 41st on the places of a run are only counted.
 */
final class DifferencesText implements Printer<DifferentRun> {
    private static final int MOST = 40;
    private static final int WIDEST = 400;

    private final Surface surface;
    private final String theirs;
    private final String ours;

    /** What was recorded, and what is now. */
    DifferencesText(Surface surface) {
        this(surface, "recorded", "now");
    }

    /** Two sides of these names. */
    DifferencesText(Surface surface, String theirs, String ours) {
        this.surface = surface;
        this.theirs = theirs;
        this.ours = ours;
    }

    @Override
    public void print(DifferentRun run, Buffer out) {
        Style style = surface.style();
        int count = run.places().size();
        String places = count == 1 ? "1 place" : Elapsed.count(count) + " places";
        out.utf8(style.bold("run " + surface.oneLine(run.runId(), 80) + " differs in " + places) + ": ");
        sides(out);
        for (Difference place : run.places().subList(0, Math.min(MOST, count))) {
            place(place, "", out);
        }
        if (count > MOST) {
            out.utf8("  and " + Elapsed.count(count - MOST) + " more\n");
        }
    }

    /** The line that tells which mark stands before which value. */
    void sides(Buffer out) {
        Style style = surface.style();
        out.utf8(style.bad("- " + theirs) + " " + style.good("+ " + ours) + "\n");
    }

    /**
     * One place, and below it both values.
     *
     * @param behind goes on behind its path
     */
    void place(Difference place, String behind, Buffer out) {
        Style style = surface.style();
        out.utf8("  " + surface.oneLine(place.path(), WIDEST) + behind + "\n");
        if (place.kind() != Difference.Kind.ADDED) {
            out.utf8("    " + style.bad("- " + value(place.recorded())) + "\n");
        }
        if (place.kind() != Difference.Kind.REMOVED) {
            out.utf8("    " + style.good("+ " + value(place.now())) + "\n");
        }
    }

    private String value(Object value) {
        return surface.oneLine(Json.write(value), WIDEST);
    }
}
