package ug.open.conveyor.driver.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.find.AmbiguousRefException;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.prune.Retention;

class CatalogTest {
    private static final int SESSIONS = 40;

    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void fill() {
        rig = new StoreRig(home);
        for (int i = 0; i < SESSIONS; i++) {
            rig.run("cloner", String.format("run-%03d", i), i % 2 == 0);
        }
    }

    private List<Path> lookups() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lookup"))) {
            return files.filter(file -> file.toString().endsWith(CatalogFile.ENDING))
                    .toList();
        }
    }

    private int uncovered() throws IOException {
        try (Catalog.Snapshot store = new Catalog(rig.folder()).snapshot()) {
            return store.uncovered().size();
        }
    }

    @Test
    void sessions_keep_all_but_a_few_segments_in_lookup_files() throws IOException {
        assertThat(lookups()).isNotEmpty();
        assertThat(uncovered()).isLessThan(20);
    }

    @Test
    void every_run_is_found_in_a_lookup_file_or_beside_it() throws IOException {
        for (int i = 0; i < SESSIONS; i++) {
            StoredAttempt attempt = rig.store().find(Ref.parse(String.format("run-%03d", i)));
            assertThat(attempt.status()).isEqualTo(i % 2 == 0 ? Status.SUCCEEDED : Status.FAILED);
            assertThat(attempt.ms()).hasValue(12);
        }
    }

    @Test
    void a_run_of_many_sessions_is_found_in_all_of_them() throws IOException {
        for (int i = 0; i < SESSIONS; i++) {
            rig.run("cloner", "again", true);
        }
        assertThat(rig.store().executions(Ref.parse("again"))).hasSize(SESSIONS);
    }

    @Test
    void a_beginning_is_looked_up_in_all_of_them() throws IOException {
        rig.run("cloner", "unique-1", true);

        assertThat(rig.store().find(Ref.parse("run-007")).runId()).isEqualTo("run-007");
        assertThat(rig.store().find(Ref.parse("uniq")).runId()).isEqualTo("unique-1");
        assertThatThrownBy(() -> rig.store().find(Ref.parse("run-"))).isInstanceOf(AmbiguousRefException.class);
        assertThatThrownBy(() -> rig.store().find(Ref.parse("run-00"))).isInstanceOf(AmbiguousRefException.class);
    }

    @Test
    void lookup_files_that_are_garbage_do_no_harm() throws IOException {
        for (Path lookup : lookups()) {
            byte[] bytes = Files.readAllBytes(lookup);
            new java.util.Random(2).nextBytes(bytes);
            Files.write(lookup, bytes);
        }
        every_run_is_found_in_a_lookup_file_or_beside_it();
    }

    @Test
    void lookup_files_whose_entries_are_wrong_do_no_harm() throws IOException {
        for (Path lookup : lookups()) {
            Files.writeString(lookup, Files.readString(lookup).replace("run-0", "run-1"));
        }
        every_run_is_found_in_a_lookup_file_or_beside_it();
    }

    @Test
    void an_index_that_changed_is_read_again() throws IOException {
        for (Path segment : rig.segments()) {
            Path index = StoreRig.index(segment);
            String first = Files.readString(index);
            Files.writeString(
                    index,
                    first.replaceFirst(
                            "\n", "\n{\"kind\":\"mark\",\"at\":0,\"time\":\"2026-11-24T11:00:00.000000Z\"}\n"));
        }
        every_run_is_found_in_a_lookup_file_or_beside_it();
    }

    @Test
    void segments_that_are_gone_are_not_found() throws IOException {
        Path first = rig.segments().get(0);
        Files.delete(first);
        Files.delete(StoreRig.index(first));

        assertThatThrownBy(() -> rig.store().find(Ref.parse("run-000"))).isInstanceOf(NoSuchRunException.class);
        assertThat(rig.attempts()).hasSize(SESSIONS - 1);
    }

    @Test
    void many_lookup_files_are_merged_into_few() throws IOException {
        for (int i = 0; i < 20; i++) {
            for (int k = 0; k < 16; k++) {
                rig.run("builder", "more-" + i + "-" + k, true);
            }
        }
        rig.store().prune(Retention.FOREVER, false);

        assertThat(lookups()).hasSizeLessThan(10);
        assertThat(rig.store().find(Ref.parse("more-3-7")).driver()).isEqualTo("builder");
        every_run_is_found_in_a_lookup_file_or_beside_it();
    }

    @Test
    void a_call_without_time_covers_a_segment() throws IOException {
        for (Path lookup : lookups()) {
            Files.delete(lookup);
        }
        int left = uncovered();
        while (!new Catalog(rig.folder()).maintain(() -> true)) {
            assertThat(uncovered()).isEqualTo(--left);
        }
        assertThat(uncovered()).isLessThan(20);
    }

    @Test
    void a_call_without_time_merges_lookup_files() throws IOException {
        cover(2);
        assertThat(lookups()).hasSize(SESSIONS / 2);
        new Catalog(rig.folder()).maintain(() -> true);
        assertThat(lookups()).hasSizeLessThan(3);
        every_run_is_found_in_a_lookup_file_or_beside_it();
    }

    @Test
    void a_large_lookup_file_is_not_written_again_for_a_few_small_ones() throws IOException {
        Path large = cover(SESSIONS * 3 / 4, 1).get(0);
        new Catalog(rig.folder()).maintain(() -> false);
        assertThat(lookups()).hasSize(2).contains(large);
    }

    /** Makes lookup files anew: the first ones of these numbers of segments, the others of the last number; gives them in order. */
    private List<Path> cover(int... segments) throws IOException {
        for (Path lookup : lookups()) {
            Files.delete(lookup);
        }
        List<Path> files = new ArrayList<>();
        try (Catalog.Snapshot store = new Catalog(rig.folder()).snapshot()) {
            for (int from = 0, to; from < SESSIONS; from = to) {
                to = Math.min(SESSIONS, from + segments[Math.min(files.size(), segments.length - 1)]);
                CatalogBuilder builder = new CatalogBuilder();
                for (SegmentName name : List.of(store.names()).subList(from, to)) {
                    SegmentIndex index = new IndexReader(rig.folder()).read(name);
                    builder.add(index, CatalogRow.of(index, 1));
                }
                files.add(home.resolve("lookup").resolve(RandomName.of(12) + CatalogFile.ENDING));
                builder.write(files.get(files.size() - 1));
            }
        }
        return files;
    }

    @Test
    void a_lookup_file_goes_with_the_last_of_its_segments() throws IOException {
        rig.store().prune(Retention.FOREVER, false);
        assertThat(lookups()).isNotEmpty();
        rig.store().prune(new Retention(OptionalInt.of(0), Optional.empty(), OptionalLong.empty(), 0), false);
        assertThat(lookups()).isEmpty();
    }

    @Test
    void several_may_keep_house_at_once() throws Exception {
        for (Path lookup : lookups()) {
            Files.delete(lookup);
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> keepHouse = () -> {
                new Catalog(rig.folder()).maintain(() -> false);
                every_run_is_found_in_a_lookup_file_or_beside_it();
                return null;
            };
            for (Future<Void> done : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> keepHouse).toList())) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(rig.store().findAll(Ref.parse("run-001"))).hasSize(1);
    }

    @Test
    void run_ids_that_have_a_long_beginning_in_common_are_told_apart() throws IOException {
        String common = "x".repeat(300);
        for (int i = 0; i < 20; i++) {
            rig.run("cloner", common + i, i == 7);
        }
        assertThat(rig.store().find(Ref.parse(common + "7")).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rig.store().find(Ref.parse(common + "17")).status()).isEqualTo(Status.FAILED);
        assertThatThrownBy(() -> rig.store().find(Ref.parse(common))).isInstanceOf(AmbiguousRefException.class);
    }
}
