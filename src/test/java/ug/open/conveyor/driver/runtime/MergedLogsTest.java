package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines here are known by what they are, but for a {@code +} that only a live one has: labels, say. */
final class MergedLogsTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void storedOnesComeFirstAndLiveOnesOnce() throws Exception {
        assertThat(merged(List.of("a", "b", "c"), List.of("b+", "c+", "d+", "e")))
                .containsExactly("a", "b", "c", "|", "d+", "e");
    }

    @Test
    void arrivalOrderOfTheLiveOnesIsKept() throws Exception {
        assertThat(merged(List.of("b", "a"), List.of("z", "a", "y", "b", "x")))
                .containsExactly("b", "a", "|", "z", "y", "x");
    }

    /** A driver whose clock has whole seconds may say the same twice in one. */
    @Test
    void ofEqualLinesAsManyAreGivenAsThereAre() throws Exception {
        assertThat(merged(List.of("tick", "tick"), List.of("tick", "tick", "tick")))
                .containsExactly("tick", "tick", "|", "tick");
        assertThat(merged(List.of(), List.of("tick", "tick"))).containsExactly("|", "tick", "tick");
    }

    @Test
    void onlyTheLastOfManyStoredOnesAreRemembered() throws Exception {
        List<String> stored = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        MergedLogs logs = new MergedLogs(source(stored), source(List.of("0", "6", "7", "9", "new")), this::known, 3);
        assertThat(read(logs)).endsWith("|", "0", "6", "new");
    }

    @Test
    void theStoredOnesAreReadToTheirEndBeforeTheFirstLiveOne() throws Exception {
        LogSource broken = new LogSource() {
            @Override
            public void read(LogSink sink) throws IOException {
                throw new IOException("no answer");
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
        MergedLogs logs = new MergedLogs(broken, source(List.of("a")), this::known);
        assertThatThrownBy(() -> logs.read((buffer, from, to) -> done.add("a"))).hasMessage("no answer");
        assertThat(done).isEmpty();
    }

    @Test
    void bothAreClosed() throws Exception {
        new MergedLogs(closing("stored"), closing("live"), this::known).close();
        assertThat(done).containsExactly("live", "stored");
    }

    private List<String> merged(List<String> stored, List<String> live) throws Exception {
        return read(new MergedLogs(source(stored), source(live), this::known));
    }

    private static List<String> read(MergedLogs logs) throws Exception {
        List<String> given = new ArrayList<>();
        logs.read(
                (buffer, from, to) -> given.add(new String(buffer, from, to - from, StandardCharsets.UTF_8)),
                () -> given.add("|"));
        return given;
    }

    private Object known(byte[] buffer, int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8).replace("+", "");
    }

    private LogSource source(List<String> lines) {
        return new LogSource() {
            @Override
            public void read(LogSink sink) throws IOException {
                for (String line : lines) {
                    byte[] bytes = ("  " + line).getBytes(StandardCharsets.UTF_8);
                    sink.line(bytes, 2, bytes.length);
                }
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    private LogSource closing(String name) {
        return new LogSource() {
            @Override
            public void read(LogSink sink) {
                // nothing
            }

            @Override
            public void close() {
                done.add(name);
            }
        };
    }
}
