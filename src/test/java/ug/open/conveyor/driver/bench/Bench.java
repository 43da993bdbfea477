package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the packaged tool: each figure as a whole process beside a floor or a peer, in turn, in the same run. Argument: which rows, parted
 * by commas, or {@code all}. System properties: {@code conveyor.installation}, {@code bench.java} (folders of further JDKs), {@code
 * bench.full}.
 */
public final class Bench {
    private static final List<Row> ROWS = List.of(
            new StartRow(),
            new FirstStartRow(),
            new EventsRow(),
            new CommandRow(),
            new SuiteRow(),
            new ProgramRow(),
            new LinesRow(),
            new OutputRow(),
            new StoreRow(),
            new SearchRow(),
            new ReportRow(),
            new JoinRow(),
            new RecordRow(),
            new CompareRow(),
            new WatchRow(),
            new LibrariesRow());

    private Bench() {}

    /** Prints the table; ends with 0 whether all is reached or not, for that depends on the machine. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Row> rows = rows(arguments.length == 0 ? "all" : arguments[0]);
        Sheet sheet = new Sheet(System.out);
        for (Jdk jdk : jdks()) {
            sheet.title("JDK " + jdk.feature() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
            for (Row row : rows) {
                measure(row, jdk, sheet);
            }
        }
        System.out.println(sheet.allReached() ? "All is reached." : "Not all is reached.");
    }

    private static void measure(Row row, Jdk jdk, Sheet sheet) throws IOException, InterruptedException {
        Path installation = Path.of(System.getProperty("conveyor.installation")).toAbsolutePath();
        Path folder = Files.createTempDirectory(installation.getParent(), "bench"); // on a disk, as a run store is
        try {
            row.measure(new Setting(installation, jdk, folder, Boolean.getBoolean("bench.full")), sheet);
        } finally {
            Folders.remove(folder);
        }
    }

    private static List<Row> rows(String chosen) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String name : chosen.split(",")) {
            List<Row> found = ROWS.stream()
                    .filter(row -> name.equals("all") || name.equals(row.name()))
                    .toList();
            if (found.isEmpty()) {
                throw new IOException("no row '" + name + "': all, "
                        + String.join(", ", ROWS.stream().map(Row::name).toList()));
            }
            rows.addAll(found);
        }
        return rows;
    }

    private static List<Jdk> jdks() throws IOException {
        List<Jdk> jdks = new ArrayList<>(List.of(Jdk.own()));
        for (String home : Arrays.asList(System.getProperty("bench.java", "").split(","))) {
            if (!home.isBlank()) {
                jdks.add(Jdk.at(Path.of(home.strip())));
            }
        }
        return jdks;
    }
}
