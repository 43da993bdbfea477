package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Lines that one thread reads and another takes. */
final class LinesAheadTest {
    private static final int MANY = 5000; // several times what is read ahead

    @TempDir
    Path folder;

    private final List<String> given = new ArrayList<>();

    /** Keeps what it gets, and looks whether line, bytes and place fit each other. */
    private class Kept implements LinesAhead.Taker {
        private final byte[] file;

        Kept(byte[] file) {
            this.file = file;
        }

        @Override
        public void line(RecordedLine line, byte[] buffer, int from, int to, long at) throws IOException {
            String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
            assertThat(new String(file, (int) at, to - from, StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(text).startsWith("{\"kind\":\"settle\",\"e\":" + line.e() + ",");
            given.add(Long.toString(line.e()));
        }

        @Override
        public void damaged(long at) {
            given.add("damaged at " + at);
        }
    }

    private void read(Path segment, LinesAhead.Taker taker) throws IOException {
        LinesAhead.read(segment, RecordedLine::readWhole, taker);
    }

    private static String line(int e, int length) {
        return "{\"kind\":\"settle\",\"e\":" + e + ",\"reason\":\"" + "x".repeat(length) + "\"}\n";
    }

    private Path segment(StringBuilder text) throws IOException {
        return Files.writeString(folder.resolve("segment"), text);
    }

    private static boolean isReading() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("lines ahead"));
    }

    @Test
    void comeInOrderWithDamagedAndLongOnesAmongThem() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int e = 1; e <= MANY; e++) {
            if (e % 700 == 0) {
                expected.add("damaged at " + text.length());
                text.append("{\"kind\":\"settle\",\"e\":").append(e).append(",\"reason\":}\n");
            }
            expected.add(Integer.toString(e));
            text.append(line(e, e % 900 == 0 ? 500_000 + e : e % 97));
        }
        Path segment = segment(text.append("{\"kind\":\"settle\",\"e\":1")); // torn
        read(segment, new Kept(Files.readAllBytes(segment)));
        assertThat(given).isEqualTo(expected);
    }

    @Test
    void areAllGivenToWhoIsInterrupted() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int e = 1; e <= MANY; e++) {
            text.append(line(e, 20));
        }
        Path segment = segment(text);
        Thread.currentThread().interrupt();
        read(segment, new Kept(Files.readAllBytes(segment)));
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(given).hasSize(MANY);
    }

    @Test
    void areReadNoMoreForWhoFails() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int e = 1; e <= MANY; e++) {
            text.append(line(e, 20));
        }
        Path segment = segment(text);
        LinesAhead.Taker full = new Kept(Files.readAllBytes(segment)) {
            @Override
            public void line(RecordedLine line, byte[] buffer, int from, int to, long at) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> read(segment, full))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        Await.until("the end of the reading", () -> !isReading());
    }

    @Test
    void ofAFileThatIsGoneAreMissed() {
        assertThatThrownBy(() -> read(folder.resolve("none"), new Kept(new byte[0])))
                .isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void endWithWhatTheReadingMet() throws IOException {
        Path segment = segment(new StringBuilder(line(1, 1)).append(line(2, 1)));
        LinesAhead.Check fails = (line, buffer, from, to) -> {
            if (!line.readWhole(buffer, from, to) || line.e() == 2) {
                throw new IllegalStateException("met");
            }
            return true;
        };
        assertThatThrownBy(() -> LinesAhead.read(segment, fails, new Kept(Files.readAllBytes(segment))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("met");
        assertThat(given).containsExactly("1");
    }
}
