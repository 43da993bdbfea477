package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.terminal.LogPrinter.Options;

class LogTimesTest {
    private static String print(Format format, String... times) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Options options = new Options(format, true, Times.in(ZoneId.of("Asia/Kolkata")), false, false, false);
        try (LogPrinter printer = new LogPrinter(out, Surface.file(), options)) {
            for (String time : times) {
                byte[] line = ("{\"timestamp\":\"" + time + "\",\"level\":\"info\",\"message\":\"hello\"}")
                        .getBytes(StandardCharsets.UTF_8);
                printer.line(line, 0, line.length);
            }
            printer.heading(new ExecutionHeading("k3f9ab.1", "r", "cloner", Sample.TIME, "failed"), true);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void localOnesHaveAllTheirDigitsAndAnOffset() throws IOException {
        assertThat(print(Format.TEXT, "2026-01-02T03:04:05.123456Z", "2026-01-02T03:04:05.120000Z"))
                .isEqualTo("""
                        2026-01-02T08:34:05.123456+05:30 hello
                        2026-01-02T08:34:05.120000+05:30 hello
                        k3f9ab.1  cloner  2026-01-02T08:34:05+05:30  failed
                        """);
    }

    @Test
    void whatIsNoTimeIsShownEscaped() throws IOException {
        assertThat(print(Format.TEXT, "yes\\u001bterday")).startsWith("yes\\eterday hello\n");
    }

    @Test
    void jsonKeepsUtc() throws IOException {
        assertThat(print(Format.JSON, "2026-01-02T03:04:05.123456Z"))
                .contains("\"2026-01-02T03:04:05.123456Z\"", "\"started\":\"2026-01-02T03:04:05.123456Z\"");
    }
}
