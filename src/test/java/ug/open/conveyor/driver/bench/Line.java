package ug.open.conveyor.driver.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param what is measured
 * @param peer what it is measured beside
 * @param target what is to be reached, in words
 * @param leastGain how many times better than the other build it has to be, where there is one; 0: only the target counts
 */
record Line(String what, Figure figure, Optional<Peer> peer, String target, boolean reached, double leastGain) {
    /**
     * A floor, or another program that does the same.
     *
     * @param times how many times as much as it, or how many times as fast, as the target has it
     */
    record Peer(String name, Figure figure, double times) {}

    /** A number of times, as it is printed. */
    static String times(double times) {
        return String.format(Locale.ROOT, "%.2f", times);
    }
}
