package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.terminal.Table.Cell;
import ug.open.conveyor.driver.terminal.Table.Column;
import ug.open.conveyor.driver.terminal.Table.Look;

/** Stored attempts as a table, which is printed when all of them are known. */
final class RunTable implements Printer<RunRow> {
    /** An id that is cut is of no use. */
    private static final int WIDEST_EXECUTION = 26;

    private static final List<Column> COLUMNS = List.of(
            new Column("EXECUTION", WIDEST_EXECUTION, 0, Look.ID),
            new Column("RUN", 8, 4, Look.ID),
            new Column("DRIVER", 8, 3, Look.TEXT),
            new Column("RESOURCE", 10, 2, Look.TEXT),
            new Column("EVENT", 6, 6, Look.TEXT),
            new Column("ATTEMPT", 7, 7, Look.NUMBER),
            new Column("STATUS", 9, 0, Look.TEXT),
            new Column("WHEN", 8, 1, Look.TEXT),
            new Column("TOOK", 6, 5, Look.NUMBER));

    private final Surface surface;
    private final Times times;
    private final int columns;
    private final Instant now;
    private final Table table = new Table(COLUMNS);

    /**
     * On a terminal the table fits the width, and times are ages, unless they are local; elsewhere all is whole, and times are RFC 3339.
     *
     * @param columns the width of the terminal
     * @param now the time that ages are counted from
     */
    RunTable(Surface surface, Times times, int columns, Instant now) {
        this.surface = surface;
        this.times = times;
        this.columns = columns;
        this.now = now;
    }

    @Override
    public void print(RunRow row, Buffer out) {
        table.row(cells(row));
    }

    @Override
    public void end(Buffer out) {
        table.print(surface.terminal() ? columns : Table.UNLIMITED, surface, out);
    }

    private List<Cell> cells(RunRow row) {
        String when =
                surface.terminal() && !times.local() ? Elapsed.ago(row.started(), now) : times.seconds(row.started());
        String took =
                row.ms().isPresent() ? Elapsed.text(Duration.ofMillis(row.ms().getAsLong())) : "";
        return List.of(
                cell(row.execution()),
                cell(row.run()),
                cell(row.driver()),
                cell(row.resource()),
                cell(row.event()),
                Cell.of(Integer.toString(row.attempt())),
                new Cell(surface.oneLine(row.status()), tone(row.status())),
                new Cell(when, Tone.DIM),
                Cell.of(took));
    }

    private Cell cell(String untrusted) {
        return Cell.of(surface.terminal() ? surface.oneLine(untrusted, 200) : surface.oneLine(untrusted));
    }

    static Tone tone(String status) {
        return switch (status) {
            case "succeeded" -> Tone.GOOD;
            case "failed" -> Tone.BAD;
            case "interrupted", "retried" -> Tone.WARN;
            default -> null;
        };
    }
}
