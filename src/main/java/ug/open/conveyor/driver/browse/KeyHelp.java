package ug.open.conveyor.driver.browse;

import java.util.List;
import ug.open.conveyor.driver.terminal.ScreenText;

/** What the keys do: the bottom row, and the page of help. */
final class KeyHelp {
    static final List<String> LIST =
            List.of("Enter log", "/ filter", "r replay", "d diff", "p JSON", "x export", "m mark");
    static final List<String> LOG = List.of("/ search", "n next", "r replay", "d diff", "p JSON", "g top", "G end");
    static final List<String> TEXT = List.of("/ search", "n next", "g top", "G end");
    static final List<String> REPLAY = List.of("/ search", "n next", "s stop");
    static final List<String> REPLAYED = List.of("/ search", "n next", "d diff", "r replay", "g top", "G end");

    /** The page of help. */
    static final String PAGE = """
            The list has every execution in the run store, newest first, and shows what other processes write.

            In the list:
            k, j       up, down; arrows too
            b, Space   a screen up, down; Page Up,
                       Page Down too
            g          to the newest, and stay
                       there; Home too
            G          to the oldest; End too
            Enter      the log; of a running
                       execution, as it comes
            /          filter: each word has to be
                       in id, run, driver, resource,
                       event or status
            Esc        clear the filter
            d          difference to the execution
                       before of the same event; of a
                       replay, to what was replayed
            p          payload and result as JSON
            r          replay: the driver gets the
                       event again, here and now
            x          export to a recording
            m          mark, and go down; x and r
                       then act on all that are marked
            u          take all marks away
            Ctrl-L     read the list again
            q          quit; twice while a replay
                       runs; Ctrl-C too

            In a text:
            k, j, b, Space, g, G
                       as in the list; G stays at the
                       end while more comes
            /          search
            n, N       next match, match before
            s          stop the replay
            d          of a replay that is over:
                       difference to what was
                       replayed
            q, Esc     back

            A replay runs the project in the working folder. For another driver, start as conveyor-driver browse --project FOLDER, or with a command: browse -- CMD. A replay publishes nothing.
            """;

    private KeyHelp() {}

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
