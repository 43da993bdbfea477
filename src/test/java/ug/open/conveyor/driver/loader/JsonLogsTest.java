package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.fakes.RecordedLines;
import ug.open.conveyor.driver.fakes.RecordedLines.Line;
import ug.open.conveyor.driver.runtime.Secrets;

class JsonLogsTest {
    private static Line read(String line, Map<String, String> labels) {
        RecordedLines lines = new RecordedLines();
        LineSplitter splitter =
                new LineSplitter(new OutputLines(new OutputLines.Settings(lines, Secrets.none(), true), labels));
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        splitter.feed(bytes, 0, bytes.length);
        return lines.lines().get(0);
    }

    @Test
    void givesMessageLevelAndLabels() {
        Line line =
                read("{\"level\":\"WARN\",\"msg\":\"low disk\",\"free\":1.10,\"labels\":{\"disk\":\"sda\"}}", Map.of());
        assertThat(line)
                .isEqualTo(
                        new Line(Level.WARN, "low disk", Map.of("free", new BigDecimal("1.10"), "disk", "sda"), 0, ""));
    }

    @ParameterizedTest
    @CsvSource({"debug,DEBUG", "Error,ERROR", "fatal,ERROR", "notice,INFO", "20,DEBUG", "30,INFO", "40,WARN", "60,ERROR"
    })
    void knowsTheNamesAndNumbersOfLevels(String level, Level expected) {
        String json = level.matches("\\d+") ? level : "\"" + level + "\"";
        assertThat(read("{\"severity\":" + json + ",\"message\":\"m\"}", Map.of())
                        .level())
                .isEqualTo(expected);
    }

    @Test
    void keepsALevelThatItDoesNotKnowAsALabel() {
        Line line = read("{\"level\":\"loud\",\"message\":\"m\"}", Map.of());
        assertThat(line.level()).isEqualTo(Level.INFO);
        assertThat(line.labels()).isEqualTo(Map.of("level", "loud"));
    }

    @Test
    void letsNoLabelSayWhatTheRuntimeSays() {
        Line line = read(
                "{\"message\":\"m\",\"runid\":\"x\",\"run_id\":\"x\",\"driver\":\"x\",\"pipeline\":\"x\",\"timestamp\":\"x\",\"stream\":\"x\"}",
                Map.of("stream", "err"));
        assertThat(line.labels()).isEqualTo(Map.of("stream", "err"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "{not json", "{\"a\":1}", "[1]", "{\"message\":5}", "", "{\"message\":\"a\"} tail"})
    void leavesEveryOtherLineAsItIs(String line) {
        assertThat(read(line, Map.of())).isEqualTo(new Line(Level.INFO, line, Map.of(), 0, ""));
    }
}
