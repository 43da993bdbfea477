package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.store.find.AmbiguousRefException;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.CatalogFile;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;
import ug.open.conveyor.driver.wire.InputFormatException;

class DamagedStoreTest {
    private static final Retention THREE = new Retention(OptionalInt.of(3), Optional.empty(), OptionalLong.empty(), 0);
    private static final int FEW = 20;
    private static final int MANY = 1_000;

    @TempDir
    Path folder;

    private MutatedStore store;
    private String right;

    /** Sixteen sessions that are over, one of them of many segments, in a lookup file; two behind it, one of which was killed. */
    @BeforeEach
    void store() throws IOException, InterruptedException {
        StoreRig rig = new StoreRig(folder.resolve("whole"));
        for (int i = 0; i < 9; i++) {
            rig.run(i % 3 == 0 ? "builder" : "cloner", "run-" + i / 2, i % 4 != 0);
        }
        rig.limits = new SegmentLimits(1_500, 1 << 20, Duration.ofHours(24));
        try (SessionWriter session = rig.open("cloner", Mode.LIVE)) {
            for (int i = 1; i <= 12; i++) {
                session.event(i, rig.envelope(StoreRig.BODY), Optional.of("event-" + i));
                session.start(rig.attempt(i, i, "cloner", "rolled-" + i));
                session.log(
                        rig.attempt(i, i, "cloner", "rolled-" + i),
                        rig.entry(rig.attempt(i, i, "cloner", "rolled-" + i), "x".repeat(300)));
                session.finish(StoreRig.finished(rig.attempt(i, i, "cloner", "rolled-" + i), i != 7));
                session.settle(i, new Outcome.Done(StoreRig.result(true)));
            }
        }
        rig.limits = SegmentLimits.DEFAULT;
        new Catalog(rig.folder()).maintain(() -> false);
        rig.run("cloner", "later", true);
        try (SessionWriter session = rig.open("cloner", Mode.LIVE)) {
            session.event(1, rig.envelope(StoreRig.BODY), Optional.of("killed"));
            session.start(rig.attempt(1, 1, "cloner", "killed"));
            session.flush();
            store = new MutatedStore(rig.home);
        }
        assertThat(store.names(".lookup")).hasSize(1);
        right = answers(unharmed(), new ArrayList<>());
    }

    private StoreRig unharmed() throws IOException {
        Path home = folder.resolve("unharmed");
        store.write(home, ".index", new Random(0));
        for (String name : store.names("")) {
            Files.write(home.resolve(name), store.bytes(name));
        }
        return new StoreRig(home);
    }

    /** What all commands that look have to say. */
    private static String answers(StoreRig rig, List<String> refused) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        List<StoredAttempt> attempts = rig.attempts();
        for (StoredAttempt attempt : attempts) {
            text.append(attempt.ref()).append(attempt.attempt()).append(attempt.status());
            text.append(attempt.started()).append(attempt.ms()).append(attempt.resource());
            text.append(rig.store().result(attempt)).append('\n');
            try {
                text.append(new String(rig.store().event(attempt), StandardCharsets.UTF_8))
                        .append('\n');
            } catch (NoSuchRunException | InputFormatException e) {
                refused.add(e.getMessage());
            }
        }
        for (String ref : List.of(
                "@last",
                "@failed",
                "builder/@last",
                "run-0",
                "run-1",
                "rolled-7",
                "rolled-12",
                "later",
                "killed",
                "kille")) {
            text.append(ref).append('\n');
            try {
                text.append(rig.messages(StoreRig.of(ref))).append('\n');
                text.append(rig.export(rig.store().findAll(Ref.parse(ref)))).append('\n');
            } catch (NoSuchRunException | AmbiguousRefException e) {
                refused.add(e.getMessage());
            }
        }
        text.append(rig.messages(LogQuery.ALL)).append('\n');
        text.append(rig.messages(LogQuery.ALL.last(OptionalInt.of(3)))).append('\n');
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        rig.search(
                LineSearch.of(SearchPattern.fixed("hello", SearchPattern.Case.KEPT)),
                (bytes, from, to) -> found.write(bytes, from, to - from));
        return text.append(found.toString(StandardCharsets.UTF_8)).toString();
    }

    private void mutate(String ending, int times, long seed) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            Path home = folder.resolve("mutated-" + i);
            String what = "seed " + (seed + i) + ": " + store.write(home, ending, new Random(seed + i));
            StoreRig rig = new StoreRig(home);
            rig.ids = () -> "looking000";
            List<String> refused = new ArrayList<>();
            try {
                String answers = answers(rig, refused);
                if (!ending.equals(".jsonl")) {
                    assertThat(answers).as(what).isEqualTo(right);
                    assertThat(refused).as(what).isEmpty();
                    assertThat(rig.warnings).as(what).isEmpty();
                }
                changes(rig);
            } catch (IOException | RuntimeException e) {
                throw new AssertionError(what, e);
            }
            delete(home);
        }
    }

    /** What all commands that write do. */
    private static void changes(StoreRig rig) throws IOException {
        rig.retention = Retention.DEFAULT;
        try (SessionWriter session = rig.open("cloner", Mode.LIVE)) {
            for (int i = 1; i <= 12; i++) {
                session.past("event-" + i);
            }
            rig.run(session, rig.attempt(1, 1, "cloner", "new"), true);
        }
        new Catalog(rig.folder()).maintain(() -> false);
        assertThat(rig.store().prune(THREE, true).keptSegments()).isPositive();
        rig.store().prune(THREE, false);
        assertThat(rig.store().find(Ref.parse("new")).status()).isEqualTo(Status.SUCCEEDED);
    }

    private static void delete(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".lookup", ".index"})
    void a_damaged_lookup_file_or_index_changes_no_answer(String ending) throws Exception {
        mutate(ending, FEW, 1);
    }

    @Test
    void a_damaged_segment_stops_no_command() throws Exception {
        mutate(".jsonl", FEW, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".lookup", ".index", ".jsonl"})
    @Tag("soak")
    void however_a_store_is_damaged_no_command_fails(String ending) throws Exception {
        mutate(ending, MANY, 10_000);
    }

    @Test
    void a_damaged_lookup_file_goes_and_is_made_again() throws Exception {
        Path home = folder.resolve("mutated");
        store.write(home, ".index", new Random(3));
        Path lookup = home.resolve(store.names(".lookup").get(0));
        byte[] bytes = Files.readAllBytes(lookup);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 8, (byte) 'x');
        Files.write(lookup, bytes);
        StoreRig rig = new StoreRig(home);

        assertThat(answers(rig, new ArrayList<>())).isEqualTo(right);
        new Catalog(rig.folder()).maintain(() -> false);

        try (Catalog.Snapshot snapshot = new Catalog(rig.folder()).snapshot()) {
            assertThat(snapshot.files()).singleElement().matches(CatalogFile::isSummed);
            assertThat(snapshot.files().get(0).path()).isNotEqualTo(lookup);
            assertThat(snapshot.uncovered()).isEmpty();
        }
        assertThat(answers(rig, new ArrayList<>())).isEqualTo(right);
    }

    @Test
    void a_damaged_line_is_passed_over_and_named() throws Exception {
        StoreRig rig = new StoreRig(folder.resolve("small"));
        rig.run("cloner", "run-1", true).run("cloner", "run-2", true);
        Path segment = rig.segments().get(0);
        List<String> lines = StoreRig.lines(segment);
        String event = lines.get(1);
        lines.set(1, "x".repeat(event.length()));
        lines.set(3, lines.get(3).replace("\"level\":\"info\"", "\"level\":xinfo\""));
        Files.writeString(segment, String.join("\n", lines) + "\n");

        assertThat(rig.messages(LogQuery.ALL)).containsExactly("hello from run-2");
        assertThat(rig.runIds()).containsExactly("run-2", "run-1");
        assertThat(new LinkedHashSet<>(rig.warnings))
                .containsExactly(
                        "The run store passes over a damaged line: " + segment + ":2.",
                        "The run store passes over a damaged line: " + segment + ":4.");
        assertThatThrownBy(() -> rig.store().event(rig.store().find(Ref.parse("run-1"))))
                .isInstanceOf(InputFormatException.class)
                .hasMessage(segment
                        + ":2: the event of the run 'cloner/run-1' is damaged or gone, so it cannot be replayed");
    }

    @Test
    void a_line_that_only_looks_whole_is_given_to_nobody() throws Exception {
        StoreRig rig = new StoreRig(folder.resolve("small"));
        rig.run("cloner", "run-1", true);
        Path segment = rig.segments().get(0);
        byte[] bytes = Files.readAllBytes(segment);
        int log = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("{\"kind\":\"log\"");
        System.arraycopy(
                new byte[] {(byte) 0xff, 0, '{'}, 0, bytes, log + "{\"kind\":\"log\",\"a\":1,\"runid\":\"".length(), 3);
        Files.write(segment, bytes);

        assertThat(rig.messages(LogQuery.ALL)).isEmpty();
        LineSearch search = LineSearch.of(SearchPattern.fixed("hello", SearchPattern.Case.KEPT));
        assertThat(rig.search(search, (line, from, to) -> {})).isZero();
        java.io.ByteArrayOutputStream exported = new java.io.ByteArrayOutputStream();
        rig.store().export(rig.store().findAll(Ref.parse("run-1")), exported);
        assertThat(exported.toString(StandardCharsets.UTF_8)).contains("run-1").doesNotContain("hello");
    }

    @Test
    void a_segment_whose_first_line_is_damaged_keeps_its_runs() throws Exception {
        StoreRig rig = new StoreRig(folder.resolve("small"));
        rig.run("cloner", "run-1", true);
        Path segment = rig.segments().get(0);
        Files.delete(StoreRig.index(segment));
        Files.writeString(segment, Files.readString(segment).replaceFirst("session", "sess\0\0n"));

        assertThat(rig.runIds()).containsExactly("run-1");
        assertThat(rig.messages(LogQuery.ALL)).containsExactly("hello from run-1");
        assertThat(rig.warnings)
                .contains("The run store passes over a damaged line: " + segment + ":1.")
                .hasSize(1);
    }

    @Test
    void a_line_without_an_end_is_not_read_into_memory() throws Exception {
        StoreRig rig = new StoreRig(folder.resolve("small"));
        rig.run("cloner", "run-1", true);
        Path segment = rig.segments().get(0);
        try (var file = new java.io.RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(SegmentFile.LONGEST + (8L << 20)); // of zeros, which need no room on the disk
            file.seek(file.length());
            file.write(("\n" + Files.readAllLines(segment).get(3) + "\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(rig.messages(LogQuery.ALL)).containsExactly("hello from run-1", "hello from run-1");
        assertThat(rig.runIds()).containsExactly("run-1");
    }
}
