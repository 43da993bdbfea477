package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.json.Buffer;

/** Columns of text that fit a width: first they get narrower, then the least wanted are left out. */
final class Table {
    /**
     * One column.
     *
     * @param title its head
     * @param least how narrow it may get; what does not fit is cut
     * @param rank the column with the highest is left out first; 0 never
     * @param look how its cells are set
     */
    record Column(String title, int least, int rank, Look look) {}

    /** How the cells of a column are set. */
    enum Look {
        TEXT,
        /** To the right. */
        NUMBER,
        /** Cut without a mark: the beginning of a run id can still be copied. */
        ID
    }

    /** One cell: clean text, and how it is shown. */
    record Cell(String text, Tone tone) {
        static Cell of(String text) {
            return new Cell(text, null);
        }
    }

    /** The width of what is no terminal: no cell is cut. */
    static final int UNLIMITED = Integer.MAX_VALUE / 2;

    private static final int GAP = 2;

    /** Where cells are whole, one very long cell would push every line apart: it breaks its own line only. */
    private static final int WIDEST = 64;

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final int[] widths;
    private boolean whole;

    Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
        widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).title().length();
        }
    }

    void row(List<Cell> cells) {
        rows.add(cells);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], Columns.of(cells.get(i).text()));
        }
    }

    /** Appends the table; every line ends with a line feed. */
    void print(int width, Surface surface, Buffer out) {
        whole = width == UNLIMITED;
        fit(width);
        List<Cell> head = new ArrayList<>();
        for (Column column : columns) {
            head.add(new Cell(column.title(), Tone.DIM));
        }
        line(head, surface, out);
        for (List<Cell> row : rows) {
            line(row, surface, out);
        }
    }

    private void fit(int width) {
        for (int i = 0; whole && i < widths.length; i++) {
            widths[i] = Math.min(widths[i], WIDEST);
        }
        for (int over = total() - width; over > 0; over = total() - width) {
            int widest = -1;
            int leastWanted = -1;
            for (int i = 0; i < widths.length; i++) {
                Column column = columns.get(i);
                if (widths[i] > column.least() && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
                if (widths[i] > 0
                        && column.rank() > 0
                        && (leastWanted < 0
                                || column.rank() > columns.get(leastWanted).rank())) {
                    leastWanted = i;
                }
            }
            if (widest >= 0) {
                widths[widest] = Math.max(columns.get(widest).least(), widths[widest] - over);
            } else if (leastWanted >= 0) {
                widths[leastWanted] = 0;
            } else {
                return; // narrower than the least that says something: let the terminal wrap it
            }
        }
    }

    private int total() {
        int total = -GAP;
        for (int width : widths) {
            total += width > 0 ? width + GAP : 0;
        }
        return total;
    }

    private void line(List<Cell> cells, Surface surface, Buffer out) {
        int blanks = 0; // those that are owed: none at the end of a line
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == 0) {
                continue;
            }
            Cell cell = cells.get(i);
            Look look = columns.get(i).look();
            String text = whole
                    ? cell.text()
                    : Columns.cut(cell.text(), widths[i], look == Look.ID ? "" : surface.ellipsis());
            int missing = Math.max(0, widths[i] - Columns.of(text));
            boolean right = look == Look.NUMBER;
            if (!text.isEmpty()) {
                out.blanks(blanks + (right ? missing : 0));
                blanks = 0;
                out.utf8(cell.tone() == null ? text : surface.style().put(cell.tone(), text));
            }
            blanks += text.isEmpty() ? widths[i] : right ? 0 : missing;
            blanks += GAP;
        }
        out.add('\n');
    }
}
