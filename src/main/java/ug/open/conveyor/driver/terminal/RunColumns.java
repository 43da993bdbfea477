package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import ug.open.conveyor.driver.json.Harmless;

/**
 * Stored executions on rows of a screen. The columns stand where they are: their places depend on the width of the screen and of the ids, not
 * on what is in them. A terminal that takes a character for wider than we do moves no column: a cell behind such characters has its place named.
 */
public final class RunColumns {
    /**
     * One row.
     *
     * @param id of the execution
     * @param run the run id: untrusted text
     * @param driver the driver's name
     * @param resource type and name: untrusted text
     * @param event what happened to the resource: untrusted text
     * @param status running, succeeded, failed, interrupted, retried
     * @param started when it began
     * @param ms how long it took, in milliseconds; empty while it runs
     */
    public record Entry(
            String id,
            String run,
            String driver,
            String resource,
            String event,
            String status,
            Instant started,
            OptionalLong ms) {}

    private enum What {
        EXECUTION,
        RUN,
        DRIVER,
        RESOURCE,
        EVENT,
        STATUS,
        WHEN,
        TOOK
    }

    private record Column(What what, int width) {}

    private static final int NARROW = 60;
    private static final int WIDEST_ID = 26;
    private static final int LEAST = 6; // of the resource
    private static final String ASIDE = "  "; // for the marks in front

    private final Surface surface;
    private final int gap;
    private final List<Column> columns = new ArrayList<>();

    /**
     * For a screen of this width.
     *
     * @param widestId of the ids that there are
     */
    public RunColumns(Surface surface, int width, int widestId) {
        this.surface = surface;
        gap = width < NARROW ? 1 : 2;
        int status = width < NARROW ? 9 : 11;
        int others = width - ASIDE.length() - status - 5 - 3 * gap;
        int id = Math.max(What.EXECUTION.name().length(), Math.min(Math.min(WIDEST_ID, widestId), others - LEAST));
        int room = others - id;
        int driver = takes(room, 10, 14);
        room -= behind(driver);
        int took = takes(room, 9, 16);
        room -= behind(took);
        int event = takes(room, 8, 20);
        room -= behind(event);
        int run = takes(room, 36, 36);
        room -= behind(run);
        int more = driver == 0 ? 0 : Math.max(0, Math.min(14, (room - 24) / 3));
        add(What.EXECUTION, id);
        add(What.RUN, run);
        add(What.DRIVER, driver + more);
        add(What.RESOURCE, Math.max(1, room - more));
        add(What.EVENT, event);
        add(What.STATUS, status);
        add(What.WHEN, 5);
        add(What.TOOK, took);
    }

    /** The width of a column that may be left out: it is there where enough is left for the resource. */
    private int takes(int room, int width, int least) {
        return room - width - gap >= least ? width : 0;
    }

    private int behind(int width) {
        return width == 0 ? 0 : width + gap;
    }

    private void add(What what, int width) {
        if (width > 0) {
            columns.add(new Column(what, width));
        }
    }

    /** The row above all others. */
    public String head() {
        StringBuilder row = new StringBuilder(ASIDE);
        for (Column column : columns) {
            String title = Columns.cut(column.what().name(), column.width(), "");
            row.append(column.what() == What.TOOK ? right(title, column) : Columns.pad(title, column.width() + gap));
        }
        return surface.style().dim(row.toString().stripTrailing());
    }

    /**
     * The row of an execution.
     *
     * @param chosen whether the person is at it
     * @param marked whether the person has marked it
     * @param now the time that ages are counted from
     */
    public String row(Entry entry, boolean chosen, boolean marked, Instant now) {
        StringBuilder row = new StringBuilder((chosen ? ">" : " ") + (marked ? "*" : " "));
        int at = ASIDE.length();
        for (Column column : columns) {
            String cell = cell(entry, column, now);
            Tone tone = chosen ? null : tone(column.what(), entry);
            boolean last = column == columns.get(columns.size() - 1);
            String text = column.what() == What.TOOK
                    ? right(cell, column)
                    : Columns.pad(cell, column.width() + (last ? 0 : gap));
            row.append(tone == null ? text : surface.style().put(tone, text));
            at += column.width() + gap;
            if (!last && !Harmless.isPlain(cell.replace(surface.ellipsis(), ""))) {
                row.append("\u001b[").append(at + 1).append('G');
            }
        }
        return chosen ? surface.style().put(Tone.CHOSEN, row.toString()) : row.toString();
    }

    private static String right(String text, Column column) {
        return " ".repeat(Math.max(0, column.width() - Columns.of(text))) + text;
    }

    private static Tone tone(What what, Entry entry) {
        return switch (what) {
            case STATUS -> RunTable.tone(entry.status());
            case WHEN, RUN -> Tone.DIM;
            default -> null;
        };
    }

    private String cell(Entry entry, Column column, Instant now) {
        int width = column.width();
        return switch (column.what()) {
            case EXECUTION -> Columns.cut(entry.id(), width, "");
            case RUN -> untrusted(entry.run(), width);
            case DRIVER -> untrusted(entry.driver(), width);
            case RESOURCE -> resource(entry.resource(), width);
            case EVENT -> untrusted(entry.event(), width);
            case STATUS -> Columns.cut(entry.status(), width, surface.ellipsis());
            case WHEN -> age(entry.started(), now);
            case TOOK ->
                entry.ms().isPresent()
                        ? Elapsed.text(Duration.ofMillis(entry.ms().getAsLong()))
                        : "";
        };
    }

    /** Its type goes first where there is no room for both. */
    private String resource(String resource, int width) {
        int slash = resource.indexOf('/');
        String whole = untrusted(resource, width + 1);
        return slash < 0 || Columns.of(whole) <= width
                ? untrusted(resource, width)
                : surface.ellipsis()
                        + untrusted(
                                resource.substring(slash),
                                width - surface.ellipsis().length());
    }

    private static String age(Instant started, Instant now) {
        String age = Elapsed.ago(started, now);
        return age.startsWith("just") ? "now" : age.substring(0, age.length() - " ago".length());
    }

    private String untrusted(String text, int width) {
        return Columns.stacked(surface.oneLine(text, width));
    }
}
