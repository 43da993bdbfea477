package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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
        LinesAhead.read(segment, () -> true, RecordedLine::readWhole, taker);
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
    void ofASegmentThatGrowsComeUntilItIsOver() throws Exception {
        Path segment = segment(new StringBuilder(line(1, 20)));
        AtomicBoolean over = new AtomicBoolean();
        StringBuilder all = new StringBuilder(line(1, 20));
        for (int e = 2; e <= MANY; e++) {
            all.append(line(e, 20));
        }
        Thread writer = new Thread(() -> {
            byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
            int at = line(1, 20).length();
            for (int to; at < bytes.length; at = to) { // mostly within a line
                to = Math.min(bytes.length, at + 9_973);
                append(segment, Arrays.copyOfRange(bytes, at, to));
                LockSupport.parkNanos(3_000_000);
            }
            over.set(true);
        });
        writer.start();
        LinesAhead.read(
                segment,
                over::get,
                RecordedLine::readWhole,
                new Kept(all.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(over).isTrue();
        assertThat(given)
                .isEqualTo(IntStream.rangeClosed(1, MANY)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static void append(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofASegmentThatGrowsAreReadNoMoreForWhoFails() throws Exception {
        Path segment = segment(new StringBuilder(line(1, 90_000))); // handed on at once
        assertThatThrownBy(() ->
                        LinesAhead.read(segment, () -> false, (line, buffer, from, to) -> false, new Kept(new byte[0]) {
                            @Override
                            public void damaged(long at) {
                                throw new IllegalStateException("enough");
                            }
                        }))
                .hasMessage("enough");
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
        assertThatThrownBy(() -> LinesAhead.read(segment, () -> true, fails, new Kept(Files.readAllBytes(segment))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("met");
        assertThat(given).containsExactly("1");
    }
}
