package ug.open.conveyor.driver.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines here are known by what they are, but for a {@code +} that only a live one has: labels, say. Behind {@code @} is their time in milliseconds. */
final class MergedLogsTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void storedOnesThatDidNotComeLiveFillTheGaps() throws Exception {
        assertThat(merged(List.of("a@1", "b@2", "c@3", "d@4"), List.of("b@2+", "d@4+"), List.of("e@5")))
                .containsExactly("a@1", "b@2+", "c@3", "d@4+", "|", "e@5");
        assertThat(merged(List.of("a@1", "b@2"), List.of(), List.of("b@2+", "c@3")))
                .containsExactly("a@1", "b@2", "|", "c@3");
    }

    @Test
    void whatCameLiveKeepsItsOrderWhateverItsTimesAre() throws Exception {
        assertThat(merged(
                        List.of("3@1000", "5@1000", "1@1000"),
                        List.of("1@1000", "3@1000", "z@2500", "5@1000"),
                        List.of("6@1000")))
                .containsExactly("1@1000", "3@1000", "z@2500", "5@1000", "|", "6@1000");
    }

    /** A clock of whole seconds says 1000 also of what happened at 1900. */
    @Test
    void aGapIsFilledBeforeALineOfTheSameSecond() throws Exception {
        assertThat(merged(List.of("a@1500", "b@1000"), List.of("b@1000"), List.of()))
                .containsExactly("a@1500", "b@1000", "|");
    }

    /** A driver whose clock has whole seconds may say the same twice in one. */
    @Test
    void ofEqualLinesAsManyAreGivenAsThereAre() throws Exception {
        List<String> two = List.of("tick@1000", "tick@1000");
        assertThat(merged(two, List.of(), List.of("tick@1000", "tick@1000", "tick@1000")))
                .containsExactly("tick@1000", "tick@1000", "|", "tick@1000");
        assertThat(merged(two, List.of("tick@1000"), List.of("tick@1000", "tick@1000")))
                .containsExactly("tick@1000", "tick@1000", "|", "tick@1000");
        assertThat(merged(List.of(), two, List.of())).containsExactly("tick@1000", "tick@1000", "|");
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
        MergedLogs logs = new MergedLogs(broken, new Lines("live", List.of("a"), List.of()), new ByText());
        assertThatThrownBy(() -> logs.read((buffer, from, to) -> done.add("a"))).hasMessage("no answer");
        assertThat(done).isEmpty();
    }

    @Test
    void bothAreClosed() throws Exception {
        LiveSource stored = new Lines("stored", List.of(), List.of());
        new MergedLogs(stored, new Lines("live", List.of(), List.of()), new ByText()).close();
        assertThat(done).containsExactly("live", "stored");
    }

    private List<String> merged(List<String> stored, List<String> came, List<String> comes) throws Exception {
        List<String> given = new ArrayList<>();
        new MergedLogs(new Lines("stored", List.of(), stored), new Lines("live", came, comes), new ByText())
                .read(
                        (buffer, from, to) -> given.add(new String(buffer, from, to - from, StandardCharsets.UTF_8)),
                        () -> given.add("|"));
        return given;
    }

    private static final class ByText implements MergedLogs.Identity {
        @Override
        public Object of(byte[] buffer, int from, int to) {
            return new String(buffer, from, to - from, StandardCharsets.UTF_8).replace("+", "");
        }

        @Override
        public long time(byte[] buffer, int from, int to) {
            String text = of(buffer, from, to).toString();
            return 1000 * Long.parseLong(text.substring(text.indexOf('@') + 1));
        }
    }

    private final class Lines implements LiveSource {
        private final String name;
        private final List<String> came;
        private final List<String> comes;

        Lines(String name, List<String> came, List<String> comes) {
            this.name = name;
            this.came = came;
            this.comes = comes;
        }

        @Override
        public void readThere(LogSink sink) throws IOException {
            give(came, sink);
        }

        @Override
        public void read(LogSink sink) throws IOException {
            give(comes, sink);
        }

        private static void give(List<String> lines, LogSink sink) throws IOException {
            for (String line : lines) {
                byte[] bytes = ("  " + line).getBytes(StandardCharsets.UTF_8);
                sink.line(bytes, 2, bytes.length);
            }
        }

        @Override
        public void close() {
            done.add(name);
        }
    }
}
