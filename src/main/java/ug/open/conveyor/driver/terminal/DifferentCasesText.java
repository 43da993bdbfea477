package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.json.Buffer;

/** For people, a line for each case that differs, and below each difference once, with the cases that have it. */
final class DifferentCasesText implements Printer<DifferentCases> {
    private static final int WIDEST = 200;
    private static final int NARROW = 80;
    private static final int MOST_PATHS = 3;

    private final Surface surface;
    private final DifferencesText differences;

    DifferentCasesText(Surface surface) {
        this.surface = surface;
        differences = new DifferencesText(surface);
    }

    @Override
    public void print(DifferentCases different, Buffer out) {
        List<CheckedCase> cases = different.cases();
        if (cases.isEmpty()) {
            return;
        }
        for (CheckedCase each : cases) {
            line(each, out);
        }
        if (different.count() > cases.size()) {
            out.utf8("and " + Elapsed.count(different.count() - cases.size()) + " more that differ\n");
        }
        differences.sides(out);
        for (Map.Entry<Difference, DifferentCases.Equal> equal :
                different.equal().entrySet()) {
            differences.place(equal.getKey(), different.count() == 1 ? "" : at(equal.getValue()), out);
        }
        if (different.uncounted() > 0) {
            out.utf8("  and " + Elapsed.count(different.uncounted()) + " more\n");
        }
    }

    private void line(CheckedCase each, Buffer out) {
        int count = each.differences().size();
        String where = each.file().isEmpty() ? "" : place(each) + ": ";
        out.utf8(surface.style()
                .bold(where + "run " + surface.oneLine(each.runId(), NARROW) + ", "
                        + surface.oneLine(each.event(), NARROW) + " of " + surface.oneLine(each.resource(), NARROW)
                        + ", differs in " + (count == 1 ? "1 place" : Elapsed.count(count) + " places")));
        out.utf8(": "
                + each.differences().stream()
                        .limit(MOST_PATHS)
                        .map(place -> surface.oneLine(place.path(), NARROW))
                        .collect(Collectors.joining(", "))
                + (count > MOST_PATHS ? " and " + Elapsed.count(count - MOST_PATHS) + " more" : "")
                + "\n");
    }

    private String at(DifferentCases.Equal equal) {
        String first = equal.first.stream().map(this::place).collect(Collectors.joining(", "));
        if (equal.count == 1) {
            return " at " + first;
        }
        boolean more = equal.count > equal.first.size();
        return ", " + Elapsed.count(equal.count) + " times: " + first + (more ? " and others" : "");
    }

    private String place(CheckedCase each) {
        return surface.oneLine(each.place(), WIDEST);
    }
}
