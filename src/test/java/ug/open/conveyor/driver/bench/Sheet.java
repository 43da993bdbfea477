package ug.open.conveyor.driver.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The table of what was measured: each line as it comes. */
final class Sheet {
    private static final String FORMAT = "%-44s %12s %-34s %8s %-14s %s%n";

    private final PrintStream out;
    private boolean allReached = true;

    Sheet(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.printf("%n%s%n", title);
        out.printf(FORMAT, "what", "figure", "beside", "times", "to reach", "");
    }

    /** A time beside that of a floor or peer: at most so many times. */
    void ratio(String what, double seconds, String peer, double peerSeconds, double most) {
        double times = seconds / peerSeconds;
        line(
                what,
                time(seconds),
                peer + " " + time(peerSeconds),
                String.format(Locale.ROOT, "%.2f", times),
                String.format(Locale.ROOT, "at most %.1f", most),
                times <= most);
    }

    /** So many a second, at least; beside the time of a floor, for which nothing is asked. */
    void rate(String what, long count, double seconds, String floor, double floorSeconds, double least) {
        line(
                what,
                perSecond(count / seconds),
                floor + " " + perSecond(count / floorSeconds),
                String.format(Locale.ROOT, "%.2f", seconds / floorSeconds),
                perSecond(least),
                count / seconds >= least);
    }

    /** So many a second, beside those of a peer: at least so many times. */
    void faster(String what, long count, double seconds, String peer, double peerSeconds, double least) {
        double times = peerSeconds / seconds;
        line(
                what,
                perSecond(count / seconds),
                peer + " " + perSecond(count / peerSeconds),
                String.format(Locale.ROOT, "%.2f", times),
                String.format(Locale.ROOT, "at least %.1f", least),
                times >= least);
    }

    /** What a process takes, of which nothing else is measured. */
    void size(String what, long kibibytes, long most) {
        line(what, kibibytes / 1024 + " MiB", "", "", "under " + most + " MiB", kibibytes < 1024 * most);
    }

    /** Why something is not measured here. */
    void note(String sentence) {
        out.println(sentence);
    }

    private void line(String what, String figure, String beside, String times, String target, boolean reached) {
        allReached &= reached;
        out.printf(FORMAT, what, figure, beside, times, target, reached ? "reached" : "NOT REACHED");
        out.flush();
    }

    boolean allReached() {
        return allReached;
    }

    private static String time(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, seconds < 0.01 ? "%.2f ms" : "%.0f ms", 1000 * seconds);
        }
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }
}
