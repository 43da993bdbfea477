package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

class LogEntriesTest {
    private static LogEntry read(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
        return LogEntries.read(bytes, 0, bytes.length);
    }

    @Test
    void everyCapturedEntryIsRead() {
        List<Captures.Message> logs = Captures.logs().toList();
        assertThat(logs).hasSizeGreaterThan(20);
        for (Captures.Message log : logs) {
            LogEntry entry = LogEntries.read(log.body(), 0, log.body().length);
            assertThat(log.subject()).contains("logs." + entry.runId());
            assertThat(entry.driver()).isNotEmpty();
            assertThat(entry.message()).isNotEmpty();
            assertThat(entry.timestamp()).isAfter(Instant.parse("2026-11-24T00:00:00Z"));
        }
    }

    @Test
    void theGoRuntimesForm() {
        assertThat(read("{'runid':'r','driver':'d','pipeline':'','timestamp':'1795513632','message':'two\\nlines'}"))
                .isEqualTo(new LogEntry(
                        "r",
                        "d",
                        "",
                        Instant.parse("2026-11-24T09:47:12Z"),
                        Level.INFO,
                        "two\nlines",
                        Map.of(),
                        0,
                        ""));
    }

    @Test
    void thePythonRuntimesForm() {
        byte[] body = Captures.of("python-runtime").get(1).body();
        assertThat(LogEntries.read(body, 0, body.length))
                .isEqualTo(new LogEntry(
                        "a8e74b51-cc28-4d98-a233-ea0a0a3d1d92",
                        "py-driver",
                        "p1",
                        Instant.parse("2026-11-24T09:47:09.462894Z"),
                        Level.INFO,
                        "first line",
                        Map.of("step", new BigDecimal(3)),
                        0,
                        ""));
    }

    @Test
    void aRecordedLine() {
        assertThat(
                        read(
                                "{'kind':'log','a':3,'runid':'r','driver':'d','pipeline':'p','timestamp':'2026-11-24T09:47:12.000001Z',"
                                        + "'level':'error','message':'m','labels':{'kind':'x','n':1},'part':2,'bytes':'/w==','n':7,'later':true}"))
                .isEqualTo(new LogEntry(
                        "r",
                        "d",
                        "p",
                        Instant.parse("2026-11-24T09:47:12.000001Z"),
                        Level.ERROR,
                        "m",
                        Map.of("kind", "x", "n", BigDecimal.ONE),
                        2,
                        "/w=="));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'debug',DEBUG,",
                "'WARN',WARN,",
                "'Warning',WARN,",
                "'error',ERROR,",
                "'trace',DEBUG,trace",
                "'fatal',ERROR,fatal",
                "'loud',INFO,loud",
                "30,INFO,30",
                "null,INFO,"
            })
    void aLevelByAnyNameLosesNothing(String json, Level level, String label) {
        LogEntry entry = read("{'level':" + json + "}");
        assertThat(entry.level()).isEqualTo(level);
        Object kept = entry.labels().get("level");
        assertThat(kept == null ? null : kept.toString()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'yesterday'", "true", "{}", "1e999999"})
    void aTimeThatIsNoneBecomesALabel(String json) {
        LogEntry entry = read("{'timestamp':" + json + "}");
        assertThat(entry.timestamp()).isEqualTo(Instant.EPOCH);
        assertThat(entry.labels()).containsOnlyKeys("timestamp");
    }

    @Test
    void whatIsMissingOrOddHidesNoLine() {
        assertThat(read("{}")).isEqualTo(new LogEntry("", "", "", Instant.EPOCH, Level.INFO, "", Map.of(), 0, ""));
        assertThat(read("{'timestamp':''}").labels()).isEmpty();
        assertThat(read("{'timestamp':1795513632.5}").timestamp()).isEqualTo(Instant.parse("2026-11-24T09:47:12.5Z"));
        assertThat(read("{'runid':'','run_id':'r'}").runId()).isEqualTo("r");
        assertThat(read("{'runid':'a','run_id':'b'}").runId()).isEqualTo("a");
        assertThat(read("{'message':{'a':1.10}}").message()).isEqualTo("{\"a\":1.10}");
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThatThrownBy(() -> read("[]"))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage(
                        "found an array; expected a log entry: an object with runid, driver, timestamp and message");
        assertThatThrownBy(() -> read("{")).isInstanceOf(SyntaxException.class);
    }

    private static String written(LogEntry entry) {
        return new String(LogEntries.write(entry, entry.timestamp()), UTF_8).replace('"', '\'');
    }

    private static LogEntry entry(String message, Map<String, ?> labels, int part) {
        return new LogEntry(
                "r", "d", "", Instant.parse("2026-11-24T09:47:12.1Z"), Level.INFO, message, labels, part, "");
    }

    @Test
    void theFormThatIsWritten() {
        assertThat(written(entry("two\nlines", Map.of("step", new BigDecimal("1.10")), 0)))
                .isEqualTo("{'runid':'r','driver':'d','pipeline':'','timestamp':'2026-11-24T09:47:12.100000Z',"
                        + "'level':'info','message':'two\\nlines','step':1.10}");
        assertThat(written(entry("m", Map.of(), 2))).endsWith("'message':'m','part':2}");
    }

    @Test
    void whatIsWrittenIsRead() {
        LogEntry entry = entry("\ud83d\ude00 \u0000 \" é", Map.of("a", List.of(true, "x"), "b", Map.of("c", "d")), 0);
        assertThat(read(written(entry).replace("'", "\""))).isEqualTo(entry);
    }

    @Test
    void aLabelNeverTakesAFieldsPlace() {
        for (String name : List.of("runid", "run_id", "driver", "pipeline", "timestamp", "level", "message", "kind")) {
            LogEntry read = read(written(entry("m", Map.of(name, "log", "label." + name, "other"), 0)));
            assertThat(read).isEqualTo(entry("m", Map.of("label.label." + name, "log", "label." + name, "other"), 0));
        }
    }
}
