package ug.open.conveyor.driver.terminal;

/**
 * How the runs of a round, or of a pipeline's step in it, ended beside those of the rounds before.
 *
 * @param green whether all is as it should be
 * @param compared whether there was a round before
 * @param changed how many runs have another result than in the round before, or are new
 */
public record RoundVerdict(boolean green, boolean compared, long changed) {
    /** {@code green, 2 changed}. */
    String text(Style style) {
        return green(style)
                + (!compared ? "" : changed == 0 ? ", nothing changed" : ", " + Elapsed.count(changed) + " changed");
    }

    /** Without what changed. */
    String green(Style style) {
        return green ? style.good("green") : style.bad("red");
    }
}
