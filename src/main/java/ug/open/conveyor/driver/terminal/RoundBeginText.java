package ug.open.conveyor.driver.terminal;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import ug.open.conveyor.driver.json.Buffer;

/** A rule across the terminal with the time and the file that changed; elsewhere a short one. */
final class RoundBeginText implements Printer<RoundBegin> {
    private static final int LEAST_WHY = 8;
    private static final int MOST_WHY = 200;

    private final Surface surface;
    private final int columns;

    /** @param columns the width of the terminal */
    RoundBeginText(Surface surface, int columns) {
        this.surface = surface;
        this.columns = columns;
    }

    @Override
    public void print(RoundBegin begin, Buffer out) {
        String line = surface.unicode() ? "─" : "-";
        String time = String.format(Locale.ROOT, "%tT", begin.time().truncatedTo(ChronoUnit.SECONDS));
        String head = line.repeat(2) + " " + time + " ";
        int room = surface.terminal() ? Math.max(LEAST_WHY, columns - 1 - Columns.of(head) - 3) : MOST_WHY;
        String text = head + surface.oneLine(begin.why(), room) + " ";
        int rest = surface.terminal() ? Math.max(2, columns - 1 - Columns.of(text)) : 2;
        out.utf8((begin.number() > 1 ? "\n" : "") + surface.style().bold(text + line.repeat(rest)) + "\n");
    }
}
