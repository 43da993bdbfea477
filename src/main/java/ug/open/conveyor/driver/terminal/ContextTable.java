package ug.open.conveyor.driver.terminal;

import java.util.List;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.terminal.Table.Cell;
import ug.open.conveyor.driver.terminal.Table.Column;
import ug.open.conveyor.driver.terminal.Table.Look;

/** Contexts as a table, which is printed when all of them are known; a star marks the current one. */
final class ContextTable implements Printer<ContextRow> {
    private static final List<Column> COLUMNS = List.of(
            new Column("", 1, 0, Look.TEXT),
            new Column("NAME", 12, 0, Look.TEXT),
            new Column("PRODUCTION", 10, 0, Look.TEXT),
            new Column("API", 12, 1, Look.TEXT),
            new Column("EVENT STREAM", 12, 2, Look.TEXT),
            new Column("CERTIFICATE", 11, 3, Look.TEXT));

    private final Surface surface;
    private final int columns;
    private final Table table = new Table(COLUMNS);

    /** On a terminal the table fits these columns; elsewhere all is whole. */
    ContextTable(Surface surface, int columns) {
        this.surface = surface;
        this.columns = columns;
    }

    @Override
    public void print(ContextRow row, Buffer out) {
        table.row(List.of(
                new Cell(row.current() ? "*" : "", Tone.GOOD),
                Cell.of(row.name()),
                row.production() ? new Cell("yes", Tone.WARN) : Cell.of("no"),
                setting(row, "api"),
                setting(row, "nats"),
                setting(row, "cert")));
    }

    private Cell setting(ContextRow row, String key) {
        return Cell.of(surface.oneLine(row.settings().getOrDefault(key, "")));
    }

    @Override
    public void end(Buffer out) {
        table.print(surface.terminal() ? columns : Table.UNLIMITED, surface, out);
    }
}
