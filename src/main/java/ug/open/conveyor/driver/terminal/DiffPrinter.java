package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Prints what a replay gave instead of what was recorded. */
public final class DiffPrinter {
    /**
     * One place that differs.
     *
     * @param path where, a JSON path
     * @param recorded the value that was recorded, as JSON; empty where there was none
     * @param now the new value, as JSON; empty where there is none
     */
    public record Line(String path, Optional<String> recorded, Optional<String> now) {}

    private static final int MOST = 40;
    private static final int WIDEST = 400;

    private final OutputStream out;
    private final Surface surface;

    /** Prints on the stream, which is what the surface says. */
    public DiffPrinter(OutputStream out, Surface surface) {
        this.out = out;
        this.surface = surface;
    }

    /**
     * Prints the differences of one run: a path, below it {@code -} what was recorded and {@code +} what came now. Long values are cut in
     * their middle, and from the 41st on they are only counted.
     *
     * @param run the run id: untrusted text
     */
    public void print(String run, List<Line> lines) throws IOException {
        Bytes text = new Bytes(1024);
        Style style = surface.style();
        String places = lines.size() == 1 ? "1 place" : Elapsed.count(lines.size()) + " places";
        text.utf8(style.bold("run " + surface.oneLine(run, 80) + " differs in " + places) + ": "
                + style.bad("- recorded") + " " + style.good("+ now") + "\n");
        for (Line line : lines.subList(0, Math.min(MOST, lines.size()))) {
            text.utf8("  " + surface.oneLine(line.path(), WIDEST) + "\n");
            line.recorded().ifPresent(value -> text.utf8("    " + style.bad("- " + value(value)) + "\n"));
            line.now().ifPresent(value -> text.utf8("    " + style.good("+ " + value(value)) + "\n"));
        }
        if (lines.size() > MOST) {
            text.utf8("  and " + Elapsed.count(lines.size() - MOST) + " more\n");
        }
        text.writeTo(out);
        out.flush();
    }

    private String value(String json) {
        return surface.oneLine(json, WIDEST);
    }
}
