package ug.open.conveyor.driver.terminal;

import java.util.List;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.terminal.Table.Cell;
import ug.open.conveyor.driver.terminal.Table.Column;
import ug.open.conveyor.driver.terminal.Table.Look;

/** Pipelines as a table. */
final class PipelineTable implements Printer<PipelineRow> {
    private static final int LONGEST = 200;

    private static final List<Column> COLUMNS = List.of(
            new Column("PIPELINE", 8, 0, Look.TEXT),
            new Column("STEPS", 10, 0, Look.TEXT),
            new Column("APPLIED", 20, 1, Look.TEXT),
            new Column("SERVER", 10, 2, Look.TEXT));

    private final Surface surface;
    private final Times times;
    private final int columns;
    private final Table table = new Table(COLUMNS);

    PipelineTable(Surface surface, Times times, int columns) {
        this.surface = surface;
        this.times = times;
        this.columns = columns;
    }

    @Override
    public void print(PipelineRow row, Buffer out) {
        String arrow = surface.unicode() ? " → " : " > ";
        table.row(List.of(
                cell(row.name()),
                cell(String.join(arrow, row.steps())),
                Cell.of(row.time().map(times::seconds).orElse("")),
                cell(row.server())));
    }

    private Cell cell(String untrusted) {
        return Cell.of(surface.terminal() ? surface.oneLine(untrusted, LONGEST) : surface.oneLine(untrusted));
    }

    @Override
    public void end(Buffer out) {
        table.print(surface.terminal() ? columns : Table.UNLIMITED, surface, out);
    }
}
