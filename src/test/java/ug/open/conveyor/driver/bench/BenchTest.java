package ug.open.conveyor.driver.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.json.Json;

/** What the benchmark is asked for, and what it makes of its figures. */
class BenchTest {
    private static final List<Row> ROWS = List.of(new StartRow(), new EventsRow(), new JoinRow());

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Table table = new Table(new PrintStream(printed, true, StandardCharsets.UTF_8), "2 cores");
    private final Map<String, String> properties = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void installation() throws IOException {
        properties.put("conveyor.installation", installation("tool").toString());
    }

    private Path installation(String name) throws IOException {
        Path program =
                Files.createDirectories(folder.resolve(name).resolve("bin")).resolve("conveyor-driver");
        Files.writeString(program, "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return folder.resolve(name);
    }

    private BenchOptions options(String chosen) throws IOException {
        return BenchOptions.of(chosen, ROWS, properties::get);
    }

    /** What a row writes. */
    private interface Writes {
        void on(Sheet sheet);
    }

    private static Writes start(double seconds) {
        return sheet -> sheet.ratio("--version", seconds, "empty program", 0.04, 1.25);
    }

    private static Writes events(double seconds) {
        return sheet -> {
            sheet.better(3).rate("run of events", 300_000, seconds, "parsing alone", 1, 50_000);
            sheet.size("resident", 150 * 1024, 160);
            sheet.note("parsed by one thread");
        };
    }

    private void row(String name, Writes row, Writes other) {
        Sheet before = new Sheet(line -> {});
        other.on(before);
        Sheet sheet = new Sheet(line -> table.add(17, name, line, before));
        row.on(sheet);
        table.end(name, sheet.notes(), 2.5);
    }

    private void row(String name, Writes row) {
        row(name, row, sheet -> {});
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void takesAllRowsOrThoseNamedInTheirOrder() throws IOException {
        assertThat(options("all").rows()).isEqualTo(ROWS);
        assertThat(options("join,start").rows()).extracting(Row::name).containsExactly("join", "start");
    }

    @Test
    void namesTheRowsWhereOneIsUnknown() {
        assertThatThrownBy(() -> options("start,evens")).hasMessage("no row 'evens': all, start, events, join");
    }

    @Test
    void withoutMoreMeasuresThisBuildAloneInShortSizes() throws IOException {
        properties.put("bench.against", " "); // as Maven gives a property that nobody set
        BenchOptions options = options("all");
        assertThat(options.against()).isEmpty();
        assertThat(options.full()).isFalse();
        assertThat(options.page()).isEmpty();
        assertThat(options.jdks()).containsExactly(Jdk.own());
        assertThat(options.json()).isEqualTo(folder.resolve("bench.json").toAbsolutePath());
    }

    @Test
    void takesAnotherBuildToMeasureBeside() throws IOException {
        properties.put("bench.against", installation("other").toString());
        assertThat(options("all").against()).contains(folder.resolve("other").toAbsolutePath());
    }

    @Test
    void saysWhatIsMissingInAFolderThatIsNoBuild() {
        properties.put("bench.against", folder.resolve("nowhere").toString());
        assertThatThrownBy(() -> options("all"))
                .hasMessageStartingWith("bench.against: ")
                .hasMessageContaining("nowhere has no bin/conveyor-driver");
    }

    @Test
    void refusesAPageWithoutAPlaceForTheTableBeforeAnythingIsMeasured() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "# Speed\n");
        properties.put("bench.write", page.toString());
        assertThatThrownBy(() -> options("all")).hasMessageContaining("page.md has no place for a table");
    }

    @Test
    void printsFigurePeerRatioAndWhetherTheTargetIsReached() {
        row("start", start(0.048));
        assertThat(printed().strip().split("\\s{2,}"))
                .containsExactly("--version", "48 ms", "empty program 40 ms", "1.20", "at most 1.25", "reached");
        assertThat(table.allReached()).isTrue();
        row("start", start(0.06));
        assertThat(printed()).contains("1.50  at most 1.25", "NOT REACHED");
        assertThat(table.allReached()).isFalse();
    }

    @Test
    void printsHowManyTimesBetterThanAnotherBuild() {
        row("start", start(0.048), start(0.096));
        assertThat(printed()).contains("96 ms, 2.00 times better");
    }

    @Test
    void aTargetThatNamesTheOtherBuildHoldsWhereThereIsOne() {
        row("events", events(4));
        assertThat(table.allReached()).isTrue();
        row("events", events(4), events(10));
        assertThat(printed()).contains("3.00 times the other", "2.50 times better");
        assertThat(table.allReached()).isFalse();
    }

    @Test
    void jsonHasTheFiguresAsNumbers() {
        row("start", start(0.05), start(0.1));
        row("events", events(4));
        assertThat(table.json())
                .isEqualTo("{\"machine\":\"2 cores\",\"lines\":["
                        + "{\"jdk\":17,\"row\":\"start\",\"what\":\"--version\",\"figure\":0.05,\"unit\":\"s\","
                        + "\"peer\":\"empty program\",\"peer_figure\":0.04,\"ratio\":1.25,\"target\":\"at most 1.25\","
                        + "\"reached\":true,\"other_build\":0.1,\"times_better\":2.0},"
                        + "{\"jdk\":17,\"row\":\"events\",\"what\":\"run of events\",\"figure\":75000.0,\"unit\":\"1/s\","
                        + "\"peer\":\"parsing alone\",\"peer_figure\":300000.0,\"ratio\":4.0,\"target\":\"50,000/s\","
                        + "\"reached\":true},"
                        + "{\"jdk\":17,\"row\":\"events\",\"what\":\"resident\",\"figure\":150.0,\"unit\":\"MiB\","
                        + "\"target\":\"under 160 MiB\",\"reached\":true}],"
                        + "\"notes\":[\"parsed by one thread\"],\"seconds\":{\"start\":2.5,\"events\":2.5}}");
        assertThat(Json.parse(table.json())).isInstanceOf(Map.class);
    }

    @Test
    void writesItsTableInPlaceOfTheOneOnAPage() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "# Speed\n\n<!-- table: written by the benchmark -->\nold\n<!-- end of the table -->\n\nMore.\n");
        row("start", start(0.06));
        TablePage.write(page, table.markdown());
        assertThat(Files.readString(page))
                .startsWith("# Speed\n\n<!-- table: written by the benchmark -->\n\nMeasured on 2 cores.\n\n| JDK |")
                .contains("| 17 | --version | 60 ms | empty program 40 ms | 1.50 | at most 1.25 | **not reached** |\n")
                .doesNotContain("old")
                .endsWith("\n<!-- end of the table -->\n\nMore.\n");
    }
}
