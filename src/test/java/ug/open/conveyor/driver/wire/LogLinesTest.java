package ug.open.conveyor.driver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.LogEntry;

final class LogLinesTest {
    private static final String LIVE =
            "{'runid':'r','driver':'d','pipeline':'','timestamp':'2026-01-01T00:00:00.000000Z','level':'warn',"
                    + "'message':'\\u003ca\\u003e','step':1}";

    @Test
    void anEntryOfAServerBecomesALineOfARecordingThatIsReadAgain() throws IOException {
        String line = line(LIVE);
        assertThat(line)
                .isEqualTo("{'kind':'log','runid':'r','driver':'d','timestamp':'2026-01-01T00:00:00.000000Z',"
                                .replace('\'', '"')
                        + "'level':'warn','message':'<a>','labels':{'step':1}}".replace('\'', '"'));
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(LogEntries.read(bytes, 0, bytes.length)).isEqualTo(entry(LIVE));
    }

    /** So it can be printed as it is. */
    @Test
    void whatIsNotShownIsEscapedInIt() throws IOException {
        String evil = LIVE.replace("\\u003ca", "é\u009b2J\u202e\u200e\u2028\u007f");
        String line = line(evil);
        assertThat(line.codePoints()).allMatch(Harmless::isShown);
        assertThat(line).contains("'é\\u009b2J\\u202e\\u200e\\u2028\\u007f>'".replace('\'', '"'));
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(LogEntries.read(bytes, 0, bytes.length)).isEqualTo(entry(evil));
    }

    /** The server keeps five fields, and its time may be written in another way. */
    @Test
    void aLineIsKnownByRunDriverTimeAndMessage() throws IOException {
        Object live = identity(LIVE);
        assertThat(identity("{'runid':'r','driver':'d','timestamp':'1767225600','message':'<a>'}"))
                .isEqualTo(live);
        for (String other : List.of(
                LIVE.replace("'r'", "'s'"),
                LIVE.replace("'d'", "'e'"),
                LIVE.replace(".000000Z", ".000001Z"),
                LIVE.replace("\\u003ca", "\\u003cb"),
                LIVE.replace("'r'", "'rd'").replace("'driver':'d'", "'driver':''"))) {
            assertThat(identity(other)).isNotEqualTo(live);
        }
    }

    private static Object identity(String json) throws IOException {
        byte[] line = line(json).getBytes(StandardCharsets.UTF_8);
        return new LogLines.Identity().of(line, 0, line.length);
    }

    private static String line(String json) throws IOException {
        List<String> lines = new ArrayList<>();
        new LogLines((buffer, from, to) -> lines.add(new String(buffer, from, to - from, StandardCharsets.UTF_8)))
                .write(entry(json));
        return lines.get(0);
    }

    private static LogEntry entry(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return LogEntries.read(bytes, 0, bytes.length);
    }
}
