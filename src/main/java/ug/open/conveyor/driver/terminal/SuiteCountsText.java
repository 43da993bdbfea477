package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.terminal.CheckedCase.Verdict;

/** For people, a row for each recording of several; of many, only those in which something is not as recorded. Then the sentence. */
final class SuiteCountsText implements Printer<SuiteCounts> {
    private static final int MOST = 20;
    private static final int WIDEST = 200;
    private static final int LEAST = 12;

    private final Surface surface;

    SuiteCountsText(Surface surface) {
        this.surface = surface;
    }

    @Override
    public void print(SuiteCounts counts, Buffer out) {
        if (counts.files().size() > 1) {
            table(counts.files(), out);
        }
        out.utf8(counts.sentence());
        out.add('\n');
    }

    private void table(Map<String, Map<Verdict, Long>> files, Buffer out) {
        boolean many = files.size() > MOST;
        int rows = 0;
        Table table = new Table(List.of(
                new Table.Column("", LEAST, 0, Table.Look.TEXT),
                new Table.Column("ok", 2, 0, Table.Look.NUMBER),
                new Table.Column("different", 9, 0, Table.Look.NUMBER),
                new Table.Column("no recorded result", 18, 0, Table.Look.NUMBER),
                new Table.Column("failed", 6, 0, Table.Look.NUMBER)));
        for (Map.Entry<String, Map<Verdict, Long>> file : files.entrySet()) {
            boolean odd = file.getValue().keySet().stream().anyMatch(verdict -> verdict != Verdict.OK);
            if (rows < MOST && (odd || !many)) {
                table.row(cells(file));
                rows++;
            }
        }
        if (rows > 0) {
            table.print(Table.UNLIMITED, surface, out);
        }
        if (rows < files.size()) {
            String more = Elapsed.count(files.size() - rows);
            out.utf8(rows == MOST ? "and " + more + " more recordings\n" : "all ok in " + more + " recordings\n");
        }
    }

    private List<Table.Cell> cells(Map.Entry<String, Map<Verdict, Long>> file) {
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(Table.Cell.of(surface.oneLine(file.getKey(), WIDEST)));
        for (Verdict verdict : Verdict.values()) {
            long count = file.getValue().getOrDefault(verdict, 0L);
            boolean bad = count > 0 && (verdict == Verdict.DIFFERENT || verdict == Verdict.FAILED);
            cells.add(new Table.Cell(Elapsed.count(count), bad ? Tone.BAD : null));
        }
        return cells;
    }
}
