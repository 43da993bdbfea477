package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import ug.open.conveyor.driver.terminal.Table.Cell;
import ug.open.conveyor.driver.terminal.Table.Column;
import ug.open.conveyor.driver.terminal.Table.Look;
import ug.open.conveyor.driver.wire.Json;

/** Prints stored attempts: a table for people, or a JSON object a line. */
public final class RunTable {
    /**
     * One attempt.
     *
     * @param execution the id of its execution
     * @param run the run id: untrusted text
     * @param driver the driver's name
     * @param resource type and name: untrusted text
     * @param event what happened to the resource: untrusted text
     * @param attempt counts the attempts of the run, from 1
     * @param status running, succeeded, failed, interrupted, retried
     * @param mode offline, shadow or live
     * @param started when it began
     * @param ms how long it took, in milliseconds; empty while it runs
     */
    public record Row(
            String execution,
            String run,
            String driver,
            String resource,
            String event,
            int attempt,
            String status,
            String mode,
            Instant started,
            OptionalLong ms) {}

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

    private final OutputStream out;
    private final Surface surface;
    private final Times times;

    /** Prints on the stream, which is what the surface says. */
    public RunTable(OutputStream out, Surface surface, Times times) {
        this.out = out;
        this.surface = surface;
        this.times = times;
    }

    /**
     * Prints a table. On a terminal it fits the width, and times are said from now, unless they are local; elsewhere all is whole, and
     * times are RFC 3339.
     *
     * @param columns how wide the terminal is
     * @param now what times are said from
     */
    public void text(List<Row> rows, int columns, Instant now) throws IOException {
        Table table = new Table(COLUMNS);
        for (Row row : rows) {
            table.row(cells(row, now));
        }
        Bytes bytes = new Bytes(128 * (rows.size() + 1));
        table.print(surface.terminal() ? columns : Table.UNLIMITED, surface, bytes);
        bytes.writeTo(out);
        out.flush();
    }

    private List<Cell> cells(Row row, Instant now) {
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

    /** Prints a JSON object a line: {@code execution runid driver resource event attempt status mode started [ms]}. */
    public void json(Iterable<Row> rows) throws IOException {
        Bytes bytes = new Bytes(64 * 1024);
        for (Row row : rows) {
            bytes.utf8(Json.write(members(row)));
            bytes.add('\n');
            if (bytes.length() >= 64 * 1024) {
                bytes.writeTo(out);
                bytes.clear();
            }
        }
        bytes.writeTo(out);
        out.flush();
    }

    private static Map<String, Object> members(Row row) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("execution", row.execution());
        members.put("runid", row.run());
        members.put("driver", row.driver());
        members.put("resource", row.resource());
        members.put("event", row.event());
        members.put("attempt", row.attempt());
        members.put("status", row.status());
        members.put("mode", row.mode());
        members.put("started", row.started());
        row.ms().ifPresent(ms -> members.put("ms", ms));
        return members;
    }
}
