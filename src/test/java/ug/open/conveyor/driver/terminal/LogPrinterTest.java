package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.terminal.LogPrinter.Options;

class LogPrinterTest {
    private static final Surface FILE = Surface.file();
    private static final Surface TERMINAL = new Surface(true, true, Sample.COLOURS);
    private static final Options TEXT = new Options(Format.TEXT, false, Times.UTC, false, false, false);
    private static final Options ALL = new Options(Format.TEXT, true, Times.UTC, true, true, false);
    private static final Options RAW = new Options(Format.RAW, false, Times.UTC, false, false, false);
    private static final Options JSON = new Options(Format.JSON, false, Times.UTC, false, false, false);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static String log(String driver, String level, String message, String more) {
        return "{\"kind\":\"log\",\"a\":1,\"runid\":\"6f1c2b3d-0001-4000-8000-000000000001\",\"driver\":\"" + driver
                + "\",\"timestamp\":\"2026-01-02T03:04:05.123456Z\",\"level\":\"" + level + "\",\"message\":\""
                + message
                + "\"" + more + ",\"n\":7}";
    }

    private static String info(String message) {
        return log("cloner", "info", message, "");
    }

    private String print(Surface surface, Options options, String... lines) throws IOException {
        return print(new LogPrinter(out, surface, options), lines);
    }

    private String print(LogPrinter printer, String... lines) throws IOException {
        for (String line : lines) {
            byte[] bytes = ("  " + line + "\n").getBytes(StandardCharsets.UTF_8);
            printer.line(bytes, 2, bytes.length - 1);
        }
        printer.close();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theMessageIsWhatIsShown() throws IOException {
        assertThat(print(FILE, TEXT, info("cloning"), info(""), info("done"))).isEqualTo("""
                cloning

                done
                """);
    }

    private String printUnderHeadings(Options options) throws IOException {
        LogPrinter printer = new LogPrinter(out, FILE, options);
        printer.heading(new ExecutionHeading("k3f9ab.1", "r", "cloner", Sample.TIME, "failed"), true);
        byte[] line = info("cloning").getBytes(StandardCharsets.UTF_8);
        printer.line(line, 0, line.length);
        printer.heading(new ExecutionHeading("k3f9ab.2", "r", "cloner", Sample.TIME, "succeeded"), false);
        return print(printer);
    }

    @Test
    void anExecutionHasAHeadingUnlessNothingFollowsOrMessagesStandAlone() throws IOException {
        assertThat(printUnderHeadings(TEXT)).isEqualTo("k3f9ab.1  cloner  2026-01-02T03:04:05Z  failed\ncloning\n");
        out.reset();
        assertThat(printUnderHeadings(RAW)).isEqualTo("cloning\n");
        out.reset();
        assertThat(printUnderHeadings(JSON))
                .startsWith("{\"kind\":\"execution\",\"execution\":\"k3f9ab.1\",\"runid\":\"r\",\"driver\":\"cloner\","
                        + "\"started\":\"2026-01-02T03:04:05.123456Z\",\"status\":\"failed\"}\n{\"kind\":\"log\"")
                .hasLineCount(2);
    }

    @Test
    void aLevelIsShownWhereItIsNotTheUsualOne() throws IOException {
        assertThat(print(
                        FILE,
                        TEXT,
                        log("c", "debug", "a", ""),
                        log("c", "info", "b", ""),
                        log("c", "warn", "c\\nd", ""),
                        log("c", "error", "e", ""),
                        log("c", "notice", "f", "")))
                .isEqualTo("""
                DEBUG a
                b
                WARN c
                     d
                ERROR e
                f
                """);
    }

    @Test
    void columnsAreAddedAsWanted() throws IOException {
        assertThat(print(
                        FILE,
                        ALL,
                        log("a", "info", "x", ""),
                        log("cloner", "info", "y\\nz", ""),
                        log("a", "info", "w", "")))
                .isEqualTo("""
                2026-01-02T03:04:05.123456Z 6f1c2b3d-0001-4000-8000-000000000001 a | x
                2026-01-02T03:04:05.123456Z 6f1c2b3d-0001-4000-8000-000000000001 cloner | y
                                                                                          z
                2026-01-02T03:04:05.123456Z 6f1c2b3d-0001-4000-8000-000000000001 a      | w
                """);
    }

    @Test
    void aTerminalGetsColoursAndAShortRunId() throws IOException {
        assertThat(print(TERMINAL, ALL, log("cloner", "error", "no", ",\"labels\":{\"step\":2}")))
                .isEqualTo("\u001b[2m2026-01-02T03:04:05.123456Z 6f1c2b3d-0001 \u001b[0m\u001b[36mcloner\u001b[0m "
                        + "\u001b[2m| \u001b[0m\u001b[1;31mERROR\u001b[0m no\u001b[2m  step=2\u001b[0m\n");
    }

    @Test
    void labelsFollowTheMessage() throws IOException {
        assertThat(print(
                        FILE,
                        TEXT,
                        log(
                                "c",
                                "info",
                                "m",
                                ",\"labels\":{\"step\":\"clone\",\"note\":\"two \\\"words\\\"\",\"n\":1.50,\"deep\":{\"a\":[1,\"}\"]},\"none\":null,\"empty\":\"\"}"),
                        log("c", "info", "m", ",\"labels\":{}")))
                .isEqualTo(
                        "m  step=clone note=\"two \\\"words\\\"\" n=1.50 deep={\"a\":[1,\"}\"]} none=null empty=\"\"\n"
                                        .replace(" note", "  note")
                                        .replace(" n=", "  n=")
                                        .replace(" deep", "  deep")
                                        .replace(" none", "  none")
                                        .replace(" empty", "  empty")
                                + "m\n");
    }

    @Test
    void aLabelOfSeveralLinesStandsBelow() throws IOException {
        assertThat(print(
                        FILE,
                        TEXT,
                        log(
                                "c",
                                "error",
                                "boom",
                                ",\"labels\":{\"error\":\"java.io.IOException: x\\n\\tat A.b(A.java:1)\\n\",\"k\":1}")))
                .isEqualTo("ERROR boom  k=1\n        error: java.io.IOException: x\n          \tat A.b(A.java:1)\n");
    }

    @Test
    void escapesOfJsonAreUndone() throws IOException {
        assertThat(print(FILE, TEXT, info("\\\"q\\\" \\\\ \\/ \\u00e9 \\ud83d\\ude80 \\ud800 \\u20ac é")))
                .isEqualTo("\"q\" \\ / é 🚀 \ufffd € é\n");
    }

    @Test
    void hostileMessagesDoNothing() throws IOException {
        assertThat(print(TERMINAL, TEXT, info("\\u001b[2Jgone\\u001b]0;t\\u0007\\u0000\\u009b1m\\u202e")))
                .isEqualTo("gone\\x00\\u009b1m\\u202e\n");
    }

    @Test
    void hostileRunIdsAreEscapedAndCut() throws IOException {
        String line = info("m").replace("6f1c2b3d-0001-4000-8000-000000000001", "\\u001b[2J\\n" + "x".repeat(10_000));
        assertThat(print(TERMINAL, new Options(Format.TEXT, false, Times.UTC, true, false, false), line))
                .isEqualTo("\u001b[2m\\e[2J\\nxxxxxx \u001b[0m\u001b[2m| \u001b[0mm\n");
    }

    @Test
    void jsonIsTheLineAsItIsKept() throws IOException {
        String odd = "{ \"kind\" : \"log\", \"message\":\"\\u001b[2J\", \"n\":1.10 }";
        assertThat(print(TERMINAL, JSON, odd, "torn {")).isEqualTo(odd + "\ntorn {\n");
    }

    @Test
    void rawIsWhatTheDriverWrote() throws IOException {
        assertThat(print(FILE, RAW, log("c", "error", "\\u001b[31mred\\ttab", ",\"labels\":{\"a\":1}")))
                .isEqualTo("\u001b[31mred\ttab\n");
    }

    @Test
    void rawGivesTheBytesThatWereNotUtf8() throws IOException {
        print(FILE, RAW, log("c", "info", "a\ufffd", ",\"bytes\":\"Yf8=\""), log("c", "info", "b", ",\"bytes\":\"?\""));
        assertThat(out.toByteArray()).isEqualTo(new byte[] {'a', (byte) 0xff, '\n', 'b', '\n'});
    }

    @Test
    void rawOnATerminalIsSafe() throws IOException {
        assertThat(print(TERMINAL, RAW, info("\\u001b[31mred\\u001b[2J"))).isEqualTo("\u001b[31mred\u001b[0m\n");
    }

    @Test
    void theNextPartOfALongLineGoesOn() throws IOException {
        String other = info("other");
        String foreign = log("c", "info", "x2", ",\"part\":2").replace("6f1c2b3d", "00000000");
        assertThat(print(
                        FILE,
                        TEXT,
                        log("c", "info", "a1", ",\"part\":1"),
                        log("c", "info", "a2", ",\"part\":2"),
                        log("c", "info", "b1", ",\"part\":1"),
                        foreign,
                        other))
                .isEqualTo("""
                a1a2
                b1
                x2
                other
                """);
    }

    @Test
    void matchesAreMarkedWhereThereAreColours() throws IOException {
        LogPrinter printer = new LogPrinter(out, TERMINAL, TEXT);
        printer.highlight(Highlighter.of(List.of(Pattern.compile("fa[a-z]*|^"))));
        assertThat(print(printer, info("é failed, \\\"far\\\""), info("fine")))
                .isEqualTo("é \u001b[1;31mfailed\u001b[0m, \"\u001b[1;31mfar\u001b[0m\"\nfine\n");
    }

    @Test
    void nothingIsMarkedWithoutColours() throws IOException {
        LogPrinter printer = new LogPrinter(out, FILE, TEXT);
        printer.highlight(Highlighter.of(List.of(Pattern.compile("a"))));
        assertThat(print(printer, info("a"))).isEqualTo("a\n");
    }

    @Test
    void aMatchThatCutsAnEscapeSequenceIsStillSafe() throws IOException {
        LogPrinter printer = new LogPrinter(out, TERMINAL, TEXT);
        printer.highlight(Highlighter.of(List.of(Pattern.compile("2"))));
        assertThat(print(printer, info("\\u001b[2J"))).isEqualTo("\\e[\u001b[1;31m2\u001b[0mJ\n");
    }

    @Test
    void groupsAreSeparatedAsGrepDoes() throws IOException {
        LogPrinter printer = new LogPrinter(out, FILE, TEXT);
        print(printer, info("a"));
        printer.separator();
        assertThat(print(printer, info("b"))).isEqualTo("a\n--\nb\n");
    }

    @Test
    void whatIsNoLogLineIsShownAsItIs() throws IOException {
        assertThat(print(FILE, TEXT, "{\"torn", "{}")).isEqualTo("{\"torn\n\n");
    }

    @Test
    void nothingIsWrittenBeforeTheBufferIsFull() throws IOException {
        LogPrinter printer = new LogPrinter(out, FILE, TEXT);
        byte[] line = info("x".repeat(1000)).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 60; i++) {
            printer.line(line, 0, line.length);
        }
        assertThat(out.size()).isZero();
        for (int i = 0; i < 10; i++) {
            printer.line(line, 0, line.length);
        }
        assertThat(out.size()).isGreaterThan(64 * 1024);
        printer.flush();
        assertThat(out.size()).isEqualTo(70 * 1001);
    }

    @Test
    void aFollowerSeesALineSoon() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        OutputStream stream = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                written.countDown();
            }
        };
        byte[] line = info("x").getBytes(StandardCharsets.UTF_8);
        try (LogPrinter printer =
                new LogPrinter(stream, FILE, new Options(Format.TEXT, false, Times.UTC, false, false, true))) {
            printer.line(line, 0, line.length);
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aClosedStreamIsTold() throws IOException {
        LogPrinter printer = new LogPrinter(new ClosedStream(), FILE, TEXT);
        byte[] line = info("x").getBytes(StandardCharsets.UTF_8);
        printer.line(line, 0, line.length);
        assertThatThrownBy(printer::flush).isInstanceOf(IOException.class);
    }
}
