package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTableTest {
    private static final Surface TERMINAL = new Surface(true, true, Style.plain());
    private static final Instant NOW = Sample.TIME.plusSeconds(200);
    private static final List<RunRow> ROWS = List.of(
            row("6f1c2b3d-0001-4000-8000-000000000001", "workflow/app", "failed", OptionalLong.of(812)),
            row("a", "workflow/a-much-longer-name", "running", OptionalLong.empty()));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static RunRow row(String run, String resource, String status, OptionalLong ms) {
        return new RunRow(
                "k3f9ab." + (run.length() + 1),
                run,
                "cloner",
                resource,
                "create",
                1,
                status,
                "offline",
                Sample.TIME,
                ms);
    }

    private String text(Surface surface, int columns, List<RunRow> rows) throws IOException {
        print(new Printers(out, surface, Format.TEXT).runs(Times.UTC, columns, NOW), rows);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void print(Printout<RunRow> printout, List<RunRow> rows) throws IOException {
        try (printout) {
            for (RunRow row : rows) {
                printout.print(row);
            }
        }
    }

    @Test
    void aFileGetsEverythingWhole() throws IOException {
        assertThat(text(Surface.file(), 40, ROWS)).isEqualTo("""
                EXECUTION  RUN                                   DRIVER  RESOURCE                     EVENT   ATTEMPT  STATUS   WHEN                    TOOK
                k3f9ab.37  6f1c2b3d-0001-4000-8000-000000000001  cloner  workflow/app                 create        1  failed   2026-01-02T03:04:05Z  812 ms
                k3f9ab.2   a                                     cloner  workflow/a-much-longer-name  create        1  running  2026-01-02T03:04:05Z
                """);
    }

    @Test
    void aTerminalGetsWhatFits() throws IOException {
        assertThat(text(TERMINAL, 80, ROWS)).isEqualTo("""
                EXECUTION  RUN       DRIVER  RESOURCE    EVENT   STATUS   WHEN       TOOK
                k3f9ab.37  6f1c2b3d  cloner  workflow/…  create  failed   3 m ago  812 ms
                k3f9ab.2   a         cloner  workflow/…  create  running  3 m ago
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50, 60, 70, 80, 100, 120, 200})
    void noLineIsWiderThanTheTerminal(int columns) throws IOException {
        List<RunRow> rows = List.of(
                row("漢字".repeat(50), "w/\u001b[2J\n" + "x".repeat(10_000), "succeeded", OptionalLong.of(99_999_999)),
                row("", "", "", OptionalLong.of(0)));
        assertThat(text(TERMINAL, columns, rows).lines())
                .hasSize(3)
                .allMatch(line -> Columns.of(line) <= columns)
                .noneMatch(line -> line.contains("\u001b") || line.endsWith(" "));
    }

    @Test
    void noRowsAreOnlyAHead() throws IOException {
        assertThat(text(TERMINAL, 80, List.of()))
                .isEqualTo("EXECUTION  RUN  DRIVER  RESOURCE  EVENT  ATTEMPT  STATUS  WHEN  TOOK\n");
    }

    @Test
    void statusHasItsColour() throws IOException {
        assertThat(text(new Surface(true, true, Sample.COLOURS), 80, ROWS)).contains("\u001b[1;31mfailed\u001b[0m   ");
    }

    @Test
    void localTimesTakeThePlaceOfUtcAndOfAges() throws IOException {
        Times paris = Times.in(ZoneId.of("Europe/Paris"));
        for (Surface surface : List.of(Surface.file(), TERMINAL)) {
            print(new Printers(out, surface, Format.TEXT).runs(paris, 200, NOW), ROWS);
        }
        print(new Printers(out, Surface.file(), Format.JSON).runs(paris, 200, NOW), ROWS);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains("running"))
                .map(line -> line.replaceFirst(".* running  ", "").replaceFirst(".*started", "started"))
                .containsExactly(
                        "2026-01-02T04:04:05+01:00",
                        "2026-01-02T04:04:05+01:00",
                        "started\":\"2026-01-02T03:04:05.123456Z\"}");
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        print(new Printers(out, Surface.file(), Format.JSON).runs(Times.UTC, 80, NOW), ROWS);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"execution":"k3f9ab.37","runid":"6f1c2b3d-0001-4000-8000-000000000001","driver":"cloner","resource":"workflow/app","event":"create","attempt":1,"status":"failed","mode":"offline","started":"2026-01-02T03:04:05.123456Z","ms":812}
                {"execution":"k3f9ab.2","runid":"a","driver":"cloner","resource":"workflow/a-much-longer-name","event":"create","attempt":1,"status":"running","mode":"offline","started":"2026-01-02T03:04:05.123456Z"}
                """);
    }

    @Test
    void timesAreNeverInTheFuture() throws IOException {
        RunRow row = new RunRow(
                "k3f9ab.1",
                "r",
                "d",
                "w/a",
                "create",
                1,
                "running",
                "offline",
                Sample.TIME.plusSeconds(500),
                OptionalLong.empty());
        assertThat(text(TERMINAL, 80, List.of(row))).contains("just now");
    }
}
