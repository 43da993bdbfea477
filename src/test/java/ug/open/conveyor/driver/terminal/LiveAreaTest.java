package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static ug.open.conveyor.driver.terminal.Sample.attempt;
import static ug.open.conveyor.driver.terminal.Sample.entry;
import static ug.open.conveyor.driver.terminal.Sample.failed;
import static ug.open.conveyor.driver.terminal.Sample.ok;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.terminal.TerminalSize.Size;

class LiveAreaTest {
    private static final Surface TERMINAL = new Surface(true, true, Style.plain());
    private static final long SECOND = 1_000_000_000L;

    private final InFlight flights = new InFlight(TERMINAL, 0);

    private List<String> lines(int columns, int rows) {
        return flights.lines(new Size(columns, rows), 12 * SECOND);
    }

    @Test
    void anAttemptHasALineWithWhatItLoggedLast() {
        flights.started(attempt(1, "app"), 9 * SECOND).last = "cloning\n\u001b[31mhalf\u001b[2J\tdone\u0007\n";
        assertThat(lines(80, 24)).containsExactly("▶ cloner workflow/app  3 s  half done\\x07");
    }

    @Test
    void aNarrowTerminalDoesNoHarm() {
        flights.started(attempt(1, "a-rather-long-name-of-an-app"), 0).last = "漢字".repeat(30);
        flights.total(1_000_000);
        for (int columns = 1; columns < 60; columns++) {
            assertThat(lines(columns, 24)).allMatch(fits(columns));
        }
        assertThat(lines(40, 24)).containsExactly("▶ workfl…an-app  12 s  漢字漢字漢字漢…", "0 of 1,000,000 events, 12 s");
    }

    private static Predicate<String> fits(int columns) {
        return line -> Columns.of(line) < Math.max(columns, 1);
    }

    @Test
    void noMoreThanHalfTheRowsAreTaken() {
        for (int i = 1; i <= 40; i++) {
            flights.started(attempt(i, "app" + i), 0);
        }
        flights.total(50);
        assertThat(lines(80, 10)).hasSize(5).element(3).isEqualTo("and 37 more at work");
        assertThat(lines(80, 200)).hasSize(41);
        assertThat(lines(80, 1)).hasSize(1);
    }

    @Test
    void progressIsShownOnceThereIsMoreThanOneEvent() {
        assertThat(lines(80, 24)).isEmpty();
        flights.done(false);
        assertThat(lines(80, 24)).isEmpty();
        flights.done(true);
        assertThat(lines(80, 24)).containsExactly("2 events, 1 failed, 12 s");
    }

    @Test
    void aFrameErasesWritesAndDraws() {
        LiveArea area = new LiveArea();
        Buffer text = new Buffer(16);
        assertThat(area.around(text, List.of())).hasToString("");
        assertThat(area.around(text, List.of("a", "b"))).hasToString("a\u001b[K\r\nb\u001b[J\r\u001b[1A");
        assertThat(area.around(text, List.of("a", "b"))).hasToString("");
        text.ascii("log\n");
        assertThat(area.around(text, List.of("c"))).hasToString("\u001b[Jlog\nc\u001b[J\r");
        text.clear();
        assertThat(area.around(text, List.of())).hasToString("\u001b[J");
        assertThat(area.around(text, List.of())).hasToString("");
    }

    @Test
    void aLongSessionOnlyCountsWhatSaysNothingAndSucceeds() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = Console.on(out, out, () -> 0)
                .withoutTicks()
                .sameTarget(true)
                .surfaces(TERMINAL, TERMINAL)
                .live(TerminalSize.fixed(80, 24))
                .open();
        for (int i = 1; i <= 150; i++) {
            console.started(attempt(i, "app" + i));
            if (i == 120) {
                console.logged(attempt(i, "app" + i), entry("hello"));
            }
            console.finished(i == 140 ? failed(attempt(i, "app140"), "no") : ok(attempt(i, "app" + i), ""));
        }
        console.close();
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
        assertThat(lines)
                .hasSize(205)
                .endsWith(
                        "▶ create workflow/app120, run run-120",
                        "  hello",
                        "ok      workflow/app120  812 ms",
                        "▶ create workflow/app140, run run-140",
                        "FAILED  workflow/app140  no  812 ms");
    }

    @Test
    void closingErasesWhatWasDrawn() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = Console.on(out, err, () -> 0)
                .withoutTicks()
                .surfaces(Surface.file(), TERMINAL)
                .live(TerminalSize.fixed(80, 24))
                .open();
        console.started(attempt(1, "app"));
        console.flush();
        console.logged(attempt(1, "app"), entry("data"));
        console.close();
        console.close();
        assertThat(out).hasToString("data\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("▶ create workflow/app, run run-1\n▶ cloner workflow/app  0 s\u001b[J\r\u001b[J");
    }
}
