package ug.open.conveyor.driver.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.index.FileOutput;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.wire.Messages;

final class RecorderTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static RecordingInfo everything() {
        return new RecordingInfo("test", Optional.empty(), Set.of(), Long.MAX_VALUE, false, Time.system());
    }

    private Recorder recorder() throws IOException {
        return new Recorder(everything(), RecordingPlace.stream(out));
    }

    private static Envelope message(String subject, String body) {
        return new Envelope(body.getBytes(StandardCharsets.UTF_8), subject, OptionalLong.empty(), FakeTime.BEGIN);
    }

    private static Envelope event(String subject, String runId) {
        return message(
                subject,
                "{\"event\":\"create\",\"run_id\":\"" + runId
                        + "\",\"id\":\"m\",\"payload\":\"{\\\"name\\\":\\\"app\\\",\\\"resource\\\":\\\"workflow\\\"}\"}");
    }

    private static Envelope log(String runId, String driver, String text) {
        return message(
                "logs." + runId,
                "{\"run_id\":\"" + runId + "\",\"driver\":\"" + driver + "\",\"message\":\"" + text + "\",\"step\":1}");
    }

    private static Envelope result(String runId, String driver) {
        return message(
                "pipelines.driver.result",
                "{\"event\":\"driver.result\",\"run_id\":\"" + runId
                        + "\",\"resource\":{\"resource\":\"workflow\"},\"driverresult\":{\"success\":true,\"data\":[1.10],\"driver\":\""
                        + driver + "\"}}");
    }

    private List<String> shape() {
        return shape(out.toString(StandardCharsets.UTF_8));
    }

    private static List<String> shape(String text) {
        return text.lines()
                .map(line -> line.replaceAll(
                                "^\\{\"kind\":\"(\\w+)\"(?:,\"([ae])\":(\\d+))?(?:,\"e\":(\\d+))?.*", "$1 $2$3 $4")
                        .strip())
                .toList();
    }

    @Test
    void aSecondResultIsOfAnotherAttempt() throws Exception {
        try (Recorder recorder = recorder()) {
            recorder.take(event("resources.workflow", "r"));
            recorder.take(log("r", "d", "one"));
            recorder.take(result("r", "d"));
            recorder.take(log("r", "d", "late"));
            recorder.take(result("r", "d"));
            assertThat(recorder.counts()).isEqualTo(new RecordingCounts(1, 0, 2, 2, 0, 0));
        }
        assertThat(shape())
                .containsExactly(
                        "session",
                        "event e1",
                        "start a1 1",
                        "log a1",
                        "finish a1 1",
                        "log a1",
                        "start a2 1",
                        "finish a2 1");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"attempt\":2", "\"data\":[1.10]", "\"labels\":{\"step\":1}");
    }

    @Test
    void anEventThatComesAgainIsTheNextOne() throws Exception {
        try (Recorder recorder = recorder()) {
            recorder.take(event("drivers.d.resources.workflow", "r"));
            recorder.take(log("r", "d", "of the first"));
            recorder.take(event("drivers.d.resources.workflow", "r"));
            recorder.take(result("r", "d"));
            recorder.take(log("r", "d", "of the second"));
            recorder.take(result("r", "d"));
            assertThat(recorder.counts().unanswered()).isZero();
        }
        assertThat(shape())
                .containsExactly(
                        "session",
                        "event e1",
                        "start a1 1",
                        "log a1",
                        "event e2",
                        "finish a1 1",
                        "start a2 2",
                        "log a2",
                        "finish a2 2");
    }

    @Test
    void anEventForAnotherDriverIsNotTaken() throws Exception {
        try (Recorder recorder = recorder()) {
            recorder.take(event("drivers.other.resources.workflow", "r"));
            recorder.take(result("r", "d"));
            recorder.take(log("r", "d", "x"));
        }
        assertThat(shape()).containsExactly("session", "event e1", "message", "message");
    }

    @Test
    void ofVeryManyRunsTheOldestAreForgotten() {
        SeenRuns runs = new SeenRuns(2);
        for (int i = 1; i <= 3; i++) {
            runs.add(
                    new SeenRuns.Event(
                            i,
                            Messages.read(event("resources.workflow", "r" + i).body()),
                            FakeTime.BEGIN),
                    "r" + i,
                    "");
        }
        assertThat(runs.finished("r1", "d")).isEmpty();
        assertThat(runs.finished("r2", "d")).isPresent();
        assertThat(runs.finished("r3", "d")).isPresent();
    }

    @Test
    void aPackedOneIsWholeAfterEachFlush() throws Exception {
        Path file = folder.resolve("r.jsonl.gz");
        try (Recorder recorder = new Recorder(everything(), RecordingPlace.file(file, false, 1))) {
            recorder.take(event("resources.workflow", "r"));
            recorder.flush();
            assertThat(shape(unpacked(file))).containsExactly("session", "event e1");
            recorder.take(result("r", "d"));
        }
        assertThat(shape(unpacked(file))).containsExactly("session", "event e1", "start a1 1", "finish a1 1");
    }

    private static String unpacked(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFullDiskLeavesWholeLinesAndIsSaid() throws Exception {
        for (String name : List.of("r.jsonl", "r.jsonl.gz")) {
            Path file = folder.resolve(name);
            Recorder recorder = new Recorder(
                    everything(),
                    RecordingPlace.file(file, false, Long.MAX_VALUE, path -> new Full(FileOutput.create(path))));
            List<Throwable> failures = new ArrayList<>();
            for (int i = 0; i < 50 && failures.isEmpty(); i++) {
                try {
                    recorder.take(event("resources.workflow", "r" + i));
                    recorder.flush();
                } catch (IOException e) {
                    failures.add(e);
                }
            }
            assertThat(failures).singleElement().isInstanceOf(StoreException.class);
            assertThat(failures.get(0)).hasMessageContaining("cannot be written: No space left");
            recorder.close();
            String text = name.endsWith(".gz") ? unpacked(file) : Files.readString(file);
            assertThat(text).endsWith("}\n");
            assertThat(shape(text)).startsWith("session", "event e1");
        }
    }

    /** Takes a thousand bytes. */
    private static final class Full extends FileOutput {
        private static final int ROOM = 1000;

        Full(FileOutput file) {
            super(file);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int to) throws IOException {
            int room = (int) Math.min(to - from, ROOM - size());
            super.write(bytes, from, from + room);
            if (room < to - from) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void aFileThatWasTakenAwayCostsOnlyItsEvents() throws Exception {
        Path file = folder.resolve("r.jsonl");
        try (Recorder recorder = new Recorder(everything(), RecordingPlace.file(file, false, 200))) {
            recorder.take(event("resources.workflow", "r"));
            recorder.take(event("resources.workflow", "r2"));
            Files.delete(file);
            recorder.take(result("r", "d"));
        }
        assertThatThrownBy(() -> Files.size(file)).isInstanceOf(IOException.class);
        assertThat(shape(Files.readString(folder.resolve("r-3.jsonl")))).containsExactly("session", "message");
    }
}
