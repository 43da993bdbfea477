package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.EscapeSequence;

final class RunColumnsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");
    private static final Surface PLAIN = Surface.of(true, StandardCharsets.UTF_8, Style.When.NEVER, Map.of());
    private static final Surface COLOURED = Surface.of(true, StandardCharsets.UTF_8, Style.When.ALWAYS, Map.of());

    private static RunColumns.Entry entry(String resource, String status) {
        return new RunColumns.Entry(
                "k3f9ab.12",
                "run-1",
                "git-cloner",
                resource,
                "create",
                status,
                NOW.minusSeconds(200),
                OptionalLong.of(1234));
    }

    private static String row(int columns, String resource) {
        return new RunColumns(PLAIN, columns, 9).row(entry(resource, "failed"), false, false, NOW);
    }

    @Test
    void narrowAndWideScreensHaveWhatFits() {
        RunColumns narrow = new RunColumns(PLAIN, 40, 9);
        assertThat(narrow.head()).isEqualTo("  EXECUTION RESOURCE     STATUS    WHEN");
        assertThat(row(40, "workflow/app").stripTrailing()).isEqualTo("  k3f9ab.12 workflow/app failed    3 m");
        assertThat(new RunColumns(PLAIN, 80, 9).head())
                .isEqualTo("  EXECUTION  DRIVER      RESOURCE                  STATUS       WHEN        TOOK");
        assertThat(new RunColumns(PLAIN, 160, 9).head()).contains("RUN  ", "EVENT", "TOOK");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 59, 60, 61, 79, 80, 100, 132, 200, 400})
    void everyRowFitsAndItsColumnsStandUnderTheHead(int columns) {
        for (String status : new String[] {"running", "succeeded", "interrupted"}) {
            RunColumns table = new RunColumns(PLAIN, columns, 26);
            String row = table.row(entry("workflow/" + "a-long-name-".repeat(20), status), false, false, NOW);
            assertThat(Columns.of(row)).isLessThanOrEqualTo(columns);
            assertThat(row.indexOf("3 m")).isEqualTo(table.head().lastIndexOf("WHEN"));
        }
    }

    @Test
    void theNameStaysWhereTypeAndNameDoNotFit() {
        assertThat(row(40, "workflow/payments")).contains(" …/payments ");
        assertThat(row(40, "workflow/payments-of-customers")).contains("…/pay", "mers ");
    }

    @Test
    void behindWhatMayBeWiderThePlaceOfTheNextCellIsNamed() {
        String row = row(40, "app/漢字");
        int at = new RunColumns(PLAIN, 40, 9).head().indexOf("STATUS");
        assertThat(row).contains("\u001b[" + (at + 1) + "Gfailed");
        assertThat(row(40, "app/x")).doesNotContain("\u001b");
    }

    @Test
    void aHostileNameIsHarmless() {
        String row = row(80, "e\u001b[2J\u202e\nx" + "\u0301".repeat(500));
        assertThat(EscapeSequence.without(row))
                .doesNotContain("\u001b", "\u202e", "\n")
                .contains("\\u202e");
        assertThat(row.length()).isLessThan(200);
    }

    @Test
    void theChosenRowIsMarkedAlsoWithoutColours() {
        RunColumns table = new RunColumns(PLAIN, 40, 9);
        assertThat(table.row(entry("app/x", "failed"), true, true, NOW)).startsWith(">*k3f9ab.12 ");
        assertThat(new RunColumns(COLOURED, 40, 9).row(entry("app/x", "failed"), true, false, NOW))
                .startsWith("\u001b[7m> k3f9ab.12 ")
                .endsWith("\u001b[0m");
        assertThat(new RunColumns(COLOURED, 40, 9).row(entry("app/x", "failed"), false, false, NOW))
                .contains("\u001b[1;31mfailed");
    }
}
