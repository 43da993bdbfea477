package ug.open.conveyor.driver.browse;

import java.util.List;
import ug.open.conveyor.driver.terminal.ScreenText;

/** What the keys do: the bottom row, and the page of help. */
final class Hints {
    static final List<String> LIST =
            List.of("Enter log", "/ filter", "r replay", "d diff", "p payload", "x export", "m mark");
    static final List<String> LOG = List.of("/ search", "n next", "r replay", "d diff", "p payload", "g top", "G end");
    static final List<String> TEXT = List.of("/ search", "n next", "g top", "G end");
    static final List<String> REPLAY = List.of("/ search", "n next", "s stop");

    /** The page of help. */
    static final String PAGE = """
            The list has every execution in the run store, the newest first, and shows what other processes write as they write it.

            In the list
              Up, Down, k, j    go to the execution above or below
              Page Up, Page Down, b, Space
                                a screen up or down
              g, Home           go to the newest, and stay with the newest
              G, End            go to the oldest
              Enter             open the log; of a running execution, follow it
              /                 filter: keep the executions that have each word
                                in their id, run, driver, resource, event or status
              d                 the difference to the execution before of the same
                                event; of a replay, to the one that was replayed
              p                 the payload and the result as JSON
              r                 replay: give the event to the driver here, now
              x                 export to a recording
              m                 mark; x and r then act on all that are marked
              u                 take all marks away
              Esc               clear the filter
              Ctrl-L            read the list again
              q, Ctrl-C         quit

            In a text
              /, n, N           search; the next match, the one before
              k, j, b, Space, g, G
                                scroll, also with arrows and Page Up, Page Down;
                                G stays at the end while more comes
              s                 stop the replay
              q, Esc            back

            The replay runs the project in the working folder; start as
            conveyor-driver browse --project FOLDER, or -- CMD, for another driver.
            It publishes nothing.
            """;

    private Hints() {}

    /** As many as there is room for, then those that are always there. */
    static String row(List<String> keys, String leaves, ScreenText text, int columns) {
        String end = "? help  " + leaves;
        StringBuilder row = new StringBuilder();
        for (String key : keys) {
            if (row.length() + key.length() + 2 + end.length() <= columns) {
                row.append(key).append("  ");
            }
        }
        return text.style().dim(row + end);
    }
}
