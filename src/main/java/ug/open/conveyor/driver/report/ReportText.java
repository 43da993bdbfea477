package ug.open.conveyor.driver.report;

import java.util.Locale;
import ug.open.conveyor.driver.json.EscapeSequence;
import ug.open.conveyor.driver.json.Harmless;

/** Text of reports: harmless, and short enough to be read. */
final class ReportText {
    /** A text of several lines: without colours, each hidden character an escape. */
    static String lines(String text) {
        return Harmless.lines(EscapeSequence.without(text));
    }

    /** The same on one line. */
    static String line(String text) {
        return Harmless.oneLine(EscapeSequence.without(text));
    }

    /** The beginning of a text. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + " …";
    }

    /** Milliseconds as seconds: {@code 1.234}. */
    static String seconds(long ms) {
        String fraction = Long.toString(1000 + ms % 1000);
        return ms / 1000 + "." + fraction.substring(1);
    }

    /** Milliseconds for people: {@code 66 ms}, {@code 1.2 s}. */
    static String took(long ms) {
        return ms < 1000 ? ms + " ms" : String.format(Locale.ROOT, "%d.%d s", ms / 1000, ms % 1000 / 100);
    }

    /** A number with its noun: {@code 1 run}, {@code 3 runs}. */
    static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    private ReportText() {}
}
