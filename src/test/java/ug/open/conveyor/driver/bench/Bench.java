package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the packaged tool: each figure as a whole process beside a floor or a peer, in turn, in the same run. Argument: which rows, parted
 * by commas, or {@code all}. System properties: {@code conveyor.installation}, {@code bench.java} (folders of further JDKs), {@code
 * bench.full}, {@code bench.against} (another build, measured row by row before this one), {@code bench.json} and {@code bench.write} (where
 * the table goes).
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
            new BrowseRow(),
            new SearchRow(),
            new GrowthRow(),
            new ReportRow(),
            new JoinRow(),
            new RecordRow(),
            new CompareRow(),
            new WatchRow(),
            new WindowsRow(),
            new LibrariesRow());

    private Bench() {}

    /** Prints the table; ends with 0 whether all is reached or not, for that depends on the machine. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BenchOptions options = BenchOptions.of(arguments.length == 0 ? "all" : arguments[0], ROWS, System::getProperty);
        Table table = new Table(System.out, Machine.words(options.full()));
        for (Jdk jdk : options.jdks()) {
            table.title(jdk.feature());
            for (Row row : options.rows()) {
                measure(row, jdk, options, table);
                Files.writeString(options.json(), table.json() + "\n"); // should a later row fail, these are kept
            }
        }
        if (options.page().isPresent()) {
            TablePage.write(options.page().get(), table.markdown());
        }
        System.out.println(table.allReached() ? "All is reached." : "Not all is reached.");
    }

    private static void measure(Row row, Jdk jdk, BenchOptions options, Table table)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Sheet other = new Sheet(line -> {});
        if (options.against().isPresent()) {
            try {
                measure(row, options.against().get(), jdk, options, other);
            } catch (IOException e) {
                System.out.println("  " + row.name() + ", the other build: "
                        + e.getMessage().strip());
            }
        }
        Sheet sheet = new Sheet(line -> table.add(jdk.feature(), row.name(), line, other));
        measure(row, options.installation(), jdk, options, sheet);
        table.end(row.name(), sheet.notes(), (System.nanoTime() - began) / 1e9);
    }

    private static void measure(Row row, Path tool, Jdk jdk, BenchOptions options, Sheet sheet)
            throws IOException, InterruptedException {
        // on a disk, as a run store is
        Path folder = Files.createTempDirectory(options.installation().getParent(), "bench");
        try {
            row.measure(new Setting(tool, jdk, folder, options.full()), sheet);
        } finally {
            Folders.remove(folder);
        }
    }
}
