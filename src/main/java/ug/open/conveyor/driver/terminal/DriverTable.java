package ug.open.conveyor.driver.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.terminal.Table.Cell;
import ug.open.conveyor.driver.terminal.Table.Column;
import ug.open.conveyor.driver.terminal.Table.Look;

/** Drivers as a table, and below it each warning once, behind the names that it is about. */
final class DriverTable implements Printer<DriverRow> {
    private static final int MOST_NAMED = 8;
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 64;

    private static final List<Column> COLUMNS = List.of(
            new Column("DRIVER", 12, 0, Look.TEXT),
            new Column("KIND", 9, 4, Look.TEXT),
            new Column("LISTENS TO", 10, 3, Look.TEXT),
            new Column("WAITING", 7, 0, Look.NUMBER),
            new Column("UNACKNOWLEDGED", 14, 1, Look.NUMBER),
            new Column("DELIVERED", 9, 5, Look.TEXT),
            new Column("ATTACHED", 8, 0, Look.TEXT));

    private final Surface surface;
    private final Times times;
    private final int columns;
    private final Instant now;
    private final Table table = new Table(COLUMNS);
    private final Map<String, List<String>> warnings = new LinkedHashMap<>();

    /**
     * On a terminal the table fits the width, and times are ages, unless they are local; elsewhere all is whole.
     *
     * @param columns the width of the terminal
     * @param now the time that ages are counted from
     */
    DriverTable(Surface surface, Times times, int columns, Instant now) {
        this.surface = surface;
        this.times = times;
        this.columns = columns;
        this.now = now;
    }

    @Override
    public void print(DriverRow row, Buffer out) {
        boolean ages = surface.terminal() && !times.local();
        table.row(List.of(
                Cell.of(name(row)),
                cell(row.kind()),
                cell(String.join(", ", row.listens())),
                Cell.of(Elapsed.count(row.waiting())),
                Cell.of(Elapsed.count(row.unacknowledged())),
                Cell.of(row.delivered()
                        .map(when -> ages ? Elapsed.ago(when, now) : times.seconds(when))
                        .orElse("")),
                cell(row.attached())));
        for (String warning : row.warnings()) {
            warnings.computeIfAbsent(warning, sentence -> new ArrayList<>()).add(name(row));
        }
    }

    /** A longer one is no name of a driver: it would push the table apart, and JSON has it whole. */
    private String name(DriverRow row) {
        return surface.oneLine(row.name(), LONGEST_NAME);
    }

    private Cell cell(String untrusted) {
        return Cell.of(surface.terminal() ? surface.oneLine(untrusted, LONGEST) : surface.oneLine(untrusted));
    }

    @Override
    public void end(Buffer out) {
        table.print(surface.terminal() ? columns : Table.UNLIMITED, surface, out);
        if (!warnings.isEmpty()) {
            out.add('\n');
        }
        warnings.forEach((sentence, names) ->
                out.utf8(surface.style().warn(named(names)) + ": " + surface.oneLine(sentence) + "\n"));
    }

    private static String named(List<String> names) {
        int more = names.size() - MOST_NAMED;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + " and " + Elapsed.count(more) + " more";
    }
}
