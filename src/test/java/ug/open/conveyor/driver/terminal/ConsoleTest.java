package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static ug.open.conveyor.driver.terminal.Sample.attempt;
import static ug.open.conveyor.driver.terminal.Sample.entry;
import static ug.open.conveyor.driver.terminal.Sample.envelope;
import static ug.open.conveyor.driver.terminal.Sample.failed;
import static ug.open.conveyor.driver.terminal.Sample.ok;
import static ug.open.conveyor.driver.terminal.Sample.part;
import static ug.open.conveyor.driver.terminal.Sample.retried;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.Attempt;

class ConsoleTest {
    private static final Surface TERMINAL = new Surface(true, true, Style.plain());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConsoleBuilder builder = Console.on(out, err, () -> 0).withoutTicks();

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void logLinesAreDataAndTheRestIsNot() {
        Attempt attempt = attempt(1, "app");
        try (Console console = builder.open()) {
            console.started(attempt);
            console.logged(attempt, entry("cloning\nfast"));
            console.logged(attempt, entry(Level.ERROR, "no", Map.of("step", 2)));
            console.finished(ok(attempt, "done"));
        }
        assertThat(out()).isEqualTo("cloning\nfast\nERROR no  step=2\n");
        assertThat(err()).isEqualTo("▶ create workflow/app, run run-1\nok      workflow/app  done  812 ms\n");
    }

    @Test
    void whereBothEndInTheSamePlaceTheOrderHolds() {
        Attempt attempt = attempt(1, "app");
        try (Console console = builder.sameTarget(true).open()) {
            console.started(attempt);
            console.logged(attempt, entry("cloning"));
            console.finished(failed(attempt, "exit status 3"));
        }
        assertThat(err()).isEmpty();
        assertThat(out()).isEqualTo("""
                ▶ create workflow/app, run run-1
                  cloning
                FAILED  workflow/app  exit status 3  812 ms
                """);
    }

    @Test
    void whatGoesElsewhereAloneHasNoMargin() {
        try (Console console = builder.prefix(true).open()) {
            console.logged(attempt(1, "application"), entry("{\"a\":1}"));
            console.logged(attempt(2, "app"), entry("{\"b\":2}"));
        }
        assertThat(out()).isEqualTo("{\"a\":1}\n{\"b\":2}\n");
    }

    @Test
    void thePartsOfALongLineAreOneLineWhereItGoesElsewhere() {
        Attempt first = attempt(1, "app");
        Attempt second = attempt(2, "app");
        try (Console console = builder.open()) {
            console.logged(first, part("a", 1));
            console.logged(first, part("b", 2));
            console.logged(first, part("c", 1));
            console.finished(ok(first, ""));
            console.logged(second, part("d", 1));
            console.logged(second, entry("e"));
            console.logged(second, part("f", 1));
            console.finished(ok(first, ""));
            console.logged(second, part("g", 2));
        }
        assertThat(out()).isEqualTo("ab\nc\nd\ne\nfg\n");
    }

    @Test
    void severalAtATimeHaveTheirResourceBefore() {
        try (Console console = builder.sameTarget(true).prefix(true).open()) {
            console.logged(attempt(1, "application"), entry("a\nb"));
            console.logged(attempt(2, "app"), entry("c"));
        }
        assertThat(out()).isEqualTo("""
                workflow/application | a
                                       b
                workflow/app         | c
                """);
    }

    @Test
    void everythingElseThatHappensIsSaid() {
        Attempt attempt = attempt(1, "app");
        try (Console console = builder.open()) {
            console.note("\u001b[31mbanner\u001b[0m");
            console.finished(retried(attempt, "connection refused"));
            console.passed(envelope("resources.build"), "its type is build");
            console.rejected(envelope(""), "no JSON\u001b[2J");
            console.hung(attempt, List.of(new StackTraceElement("A", "b", "A.java", 7)));
            console.warned("a listener failed");
            console.draining(1, Duration.ofSeconds(25));
            console.draining(0, Duration.ofSeconds(25));
        }
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("""
                banner
                retry   workflow/app  connection refused  812 ms, attempt 2 in 2.0 s
                skipped  resources.build  its type is build
                cannot be read  no JSON\\e[2J
                HANGS   workflow/app  the driver was cancelled and goes on: the run counts as failed, and the session takes no more events
                          at A.b(A.java:7)
                warning: a listener failed
                stopping: 1 attempt may go on for 25.0 s; interrupt again to end at once
                stopping: nothing is at work
                """);
    }

    @Test
    void manyEventsThatArePassedOverAreOnlyCounted() {
        try (Console console = builder.open()) {
            for (int i = 0; i < 1000; i++) {
                console.passed(envelope("resources.build"), "its type is build");
            }
        }
        assertThat(err().lines()).hasSize(21).last().asString().contains("only counted");
    }

    @Test
    void quietlyOnlyWhatIsOutOfTheOrdinaryIsSaid() {
        Attempt good = attempt(1, "app");
        Attempt bad = attempt(2, "lib");
        try (Console console = builder.quiet(true).open()) {
            console.started(good);
            console.logged(good, entry("cloning"));
            console.finished(ok(good, "done"));
            console.started(bad);
            console.finished(failed(bad, "no"));
        }
        assertThat(out()).isEqualTo("cloning\n");
        assertThat(err()).isEqualTo("▶ create workflow/lib, run run-2\nFAILED  workflow/lib  no  812 ms\n");
    }

    @Test
    void anotherCharacterSetThanUtf8GetsAsciiFromUs() {
        Surface ascii = new Surface(true, false, Style.plain());
        Attempt attempt = attempt("rún", "äpp", "create");
        try (Console console = builder.surfaces(ascii, ascii).open()) {
            console.started(attempt);
            console.logged(attempt, entry("é"));
        }
        assertThat(err()).isEqualTo("> create workflow/\\u00e4pp, run r\\u00fan\n");
        assertThat(out()).isEqualTo("\\u00e9\n");
    }

    @Test
    void hostileNamesDoNothing() {
        Attempt attempt = attempt("\u001b[2J" + "x".repeat(10_000), "a\nb", "\u202ecreate\u0000");
        try (Console console = builder.surfaces(TERMINAL, TERMINAL).open()) {
            console.started(attempt);
            console.finished(failed(attempt, "a\u001b]0;t\u0007\nb" + "y".repeat(10_000)));
        }
        assertThat(err()).doesNotContain("\u001b", "\u202e", "\u0000").contains("workflow/a\\nb");
        assertThat(err().lines()).hasSize(2).allMatch(line -> line.length() < 700);
    }

    @Test
    void jsonIsTheLinesOfTheRecording() {
        Attempt attempt = attempt(1, "app");
        try (Console console = builder.format(Format.JSON, () -> 7).open()) {
            console.started(attempt);
            console.logged(attempt, entry("\u001b[31mred"));
            console.finished(failed(attempt, "no"));
            console.passed(envelope("resources.build"), "its type is build");
            console.warned("odd");
        }
        assertThat(out().lines()).hasSize(3);
        assertThat(out())
                .contains("{\"kind\":\"start\",\"a\":1,", "\"n\":7}\n")
                .contains("\"message\":\"\\u001b[31mred\"")
                .contains("{\"kind\":\"finish\",\"a\":1,");
        assertThat(err()).isEqualTo("{\"warning\":{\"message\":\"odd\"}}\n");
    }
}
