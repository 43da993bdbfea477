package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.StoreParts;

class BadStoreTest {
    @TempDir
    Path folder;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(folder.resolve("home"));
    }

    @Test
    void a_home_that_is_a_file_cannot_be_opened_or_read() throws IOException {
        Files.writeString(rig.home, "a file");

        assertThatThrownBy(() -> rig.open("cloner"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(rig.home.toString())
                .hasMessageContaining("not a folder")
                .hasMessageContaining("CONVEYOR_DRIVER_HOME");
        assertThatThrownBy(rig::attempts).isInstanceOf(StoreException.class).hasMessageContaining("not a folder");
    }

    @Test
    void a_home_below_a_file_cannot_be_opened() throws IOException {
        Files.writeString(rig.home, "a file");
        StoreRig below = new StoreRig(rig.home.resolve("below"));

        assertThatThrownBy(() -> below.open("cloner"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void a_store_that_may_not_be_written_says_so() {
        rig.opener = file -> {
            throw new AccessDeniedException(file.toString());
        };

        assertThatThrownBy(() -> rig.open("cloner"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "may not be accessed. Give this user the right to write there, or name another folder in")
                .hasMessageNotContaining("room");
    }

    @Test
    void a_process_with_too_many_files_open_is_told_of_them() {
        rig.opener = file -> {
            throw new java.nio.file.FileSystemException(file.toString(), null, "Too many open files");
        };

        assertThatThrownBy(() -> rig.open("cloner"))
                .hasMessageContaining("Too many open files. Let this process open more files, with ulimit -n 256");
    }

    @Test
    void where_the_segment_cannot_be_made_no_index_stays() throws IOException {
        rig.opener = file -> {
            if (file.toString().endsWith(".jsonl")) {
                throw new IOException("No space left on device");
            }
            return StoreParts.DEFAULT.opener().create(file);
        };

        assertThatThrownBy(() -> rig.open("cloner"))
                .hasMessageContaining(
                        "No space left on device. Make room, or name another folder in CONVEYOR_DRIVER_HOME");
        assertThat(rig.home.resolve("sessions")).isEmptyDirectory();
    }

    @Test
    void a_store_that_is_not_there_is_empty() throws Exception {
        assertThat(rig.attempts()).isEmpty();
        assertThat(rig.messages(LogQuery.ALL)).isEmpty();
        assertThat(rig.store().prune(Retention.DEFAULT, false).segments()).isZero();
        assertThat(rig.home).doesNotExist();
    }

    @Test
    void a_recording_of_a_newer_format_is_passed_over_with_one_warning() throws Exception {
        rig.run("cloner", "old", true).run("cloner", "new", true);
        Path segment = rig.segments().get(1);
        Files.writeString(segment, Files.readString(segment).replace("\"format\":1", "\"format\":2"));
        Files.delete(StoreRig.index(segment));

        RunStore store = rig.store();
        for (int i = 0; i < 2; i++) {
            try (var attempts = store.attempts()) {
                assertThat(attempts).extracting(StoredAttempt::runId).containsExactly("old");
            }
        }
        assertThat(rig.warnings).hasSize(1);
        assertThat(rig.warnings.get(0)).contains("format 2").contains(segment.toString());
        assertThatThrownBy(() -> rig.store().find(Ref.parse("new"))).isInstanceOf(NoSuchRunException.class);
        rig.store()
                .prune(
                        new Retention(
                                java.util.OptionalInt.of(0),
                                java.util.Optional.empty(),
                                java.util.OptionalLong.empty(),
                                0),
                        false);
        assertThat(segment).exists();
        assertThat(rig.segments()).isEmpty();
    }

    @Test
    void the_event_of_a_recording_that_became_newer_is_refused() throws IOException {
        rig.run("cloner", "run-1", true);
        StoredAttempt attempt = rig.store().find(Ref.parse("run-1"));
        Path segment = rig.segments().get(0);
        Files.writeString(segment, Files.readString(segment).replace("\"format\":1", "\"format\":2"));

        assertThatThrownBy(() -> rig.store().event(attempt))
                .hasMessageContaining("format 2")
                .hasMessageContaining("newer");
    }

    @Test
    void files_that_are_no_segments_are_told_of_once_and_left_alone() throws IOException {
        rig.run("cloner", "run-1", true);
        Path sessions = rig.home.resolve("sessions");
        Files.writeString(sessions.resolve("notes.txt"), "mine");
        Files.writeString(sessions.resolve("20261124T110000000000-zzzzzzzzzz-0001.jsonl"), "no recording\n");

        RunStore store = rig.store();
        for (int i = 0; i < 2; i++) {
            try (var attempts = store.attempts()) {
                assertThat(attempts).hasSize(1);
            }
        }
        assertThat(rig.warnings)
                .hasSize(2)
                .anyMatch(text -> text.contains("'notes.txt'"))
                .anyMatch(text -> text.contains("zzzzzzzzzz"));
        rig.store()
                .prune(
                        new Retention(
                                java.util.OptionalInt.of(0),
                                java.util.Optional.empty(),
                                java.util.OptionalLong.empty(),
                                0),
                        false);
        assertThat(sessions.resolve("notes.txt")).exists();
    }

    @Test
    void a_run_that_was_pruned_after_it_was_found_is_told() throws IOException {
        rig.run("cloner", "run-1", true);
        StoredAttempt attempt = rig.store().find(Ref.parse("run-1"));
        Files.delete(rig.segments().get(0));

        assertThatThrownBy(() -> rig.store().event(attempt)).hasMessageContaining("pruned");
        assertThatThrownBy(() -> rig.export(List.of(attempt))).isInstanceOf(NoSuchRunException.class);
    }
}
