package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DriverTableTest {
    private static final Surface TERMINAL = new Surface(true, true, Style.plain());

    private static DriverRow row(String name, List<String> warnings) {
        return new DriverRow(
                name,
                "durable",
                List.of("image", "workflow"),
                12_345,
                1,
                Optional.of(Sample.TIME),
                "no",
                warnings,
                Map.of("driver", name));
    }

    private static String text(Surface surface, int columns, List<DriverRow> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printers printers = new Printers(out, surface, Format.TEXT);
        try (Printout<DriverRow> printout = printers.drivers(Times.UTC, columns, Sample.TIME.plusSeconds(120))) {
            for (DriverRow row : rows) {
                printout.print(row);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachWarningStandsOnceBehindTheNamesThatItIsAbout() throws IOException {
        List<DriverRow> rows =
                List.of(row("a", List.of("keeps")), row("b", List.of("keeps", "loses")), row("c", List.of()));
        assertThat(text(Surface.file(), 80, rows)).isEqualTo("""
                DRIVER  KIND     LISTENS TO       WAITING  UNACKNOWLEDGED  DELIVERED             ATTACHED
                a       durable  image, workflow   12,345               1  2026-01-02T03:04:05Z  no
                b       durable  image, workflow   12,345               1  2026-01-02T03:04:05Z  no
                c       durable  image, workflow   12,345               1  2026-01-02T03:04:05Z  no

                a, b: keeps
                b: loses
                """);
    }

    @Test
    void aNameThatNoDriverCanHaveIsShortened() throws IOException {
        String name = "n".repeat(300);
        for (Surface surface : List.of(TERMINAL, Surface.file())) {
            assertThat(text(surface, 200, List.of(row(name, List.of("keeps")))).lines())
                    .allMatch(line -> line.length() <= 150)
                    .anyMatch(line -> line.matches("n+(…|\\.\\.\\.)n+  durable.*"))
                    .anyMatch(line -> line.matches("n+(…|\\.\\.\\.)n+: keeps"));
        }
    }

    @Test
    void manyNamesAreCounted() throws IOException {
        List<DriverRow> rows = new ArrayList<>();
        for (int i = 0; i < 1010; i++) {
            rows.add(row("d" + i, List.of("keeps")));
        }
        assertThat(text(Surface.file(), 80, rows))
                .endsWith("\n\nd0, d1, d2, d3, d4, d5, d6, d7 and 1,002 more: keeps\n");
    }

    @Test
    void aTerminalGetsWhatFitsAndAges() throws IOException {
        String text = text(TERMINAL, 60, List.of(row("a-driver-with-quite-a-long-name", List.of())));
        assertThat(text.lines())
                .allMatch(line -> line.length() <= 60)
                .last()
                .asString()
                .startsWith("a-driver-wi");
        assertThat(text(TERMINAL, 120, List.of(row("a", List.of())))).contains("  2 m ago  ");
    }

    @Test
    void namesAndWarningsOfAServerMoveNoCursor() throws IOException {
        String hostile = "\u001b[2J\u202e\n";
        assertThat(text(TERMINAL, 200, List.of(row(hostile, List.of("of " + hostile)))))
                .contains("\\e[2J\\u202e\\n")
                .doesNotContain("\u001b", "\u202e");
    }
}
