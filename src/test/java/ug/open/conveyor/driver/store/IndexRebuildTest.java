package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.logs.LogQuery;

class IndexRebuildTest {
    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
        rig.run("cloner", "run-1", true).run("cloner", "run-2", false);
    }

    enum Harm {
        MISSING {
            @Override
            void to(Path index, byte[] whole) throws IOException {
                Files.delete(index);
            }
        },
        EMPTY {
            @Override
            void to(Path index, byte[] whole) throws IOException {
                Files.write(index, new byte[0]);
            }
        },
        WITHOUT_LAST_LINE {
            @Override
            void to(Path index, byte[] whole) throws IOException {
                Files.write(index, Arrays.copyOf(whole, Bytes.wholeLines(whole, 0, whole.length - 1)));
            }
        },
        TORN {
            @Override
            void to(Path index, byte[] whole) throws IOException {
                Files.write(index, Arrays.copyOf(whole, whole.length / 2));
            }
        },
        GARBAGE {
            @Override
            void to(Path index, byte[] whole) throws IOException {
                byte[] garbage = whole.clone();
                new java.util.Random(1).nextBytes(garbage);
                Files.write(index, garbage);
            }
        },
        OF_ANOTHER_FORMAT {
            @Override
            void to(Path index, byte[] whole) throws IOException {
                Files.writeString(index, Files.readString(index).replace("\"format\":1", "\"format\":9"));
            }
        };

        abstract void to(Path index, byte[] whole) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Harm.class)
    void an_index_that_does_not_fit_is_made_again(Harm harm) throws Exception {
        Path index = StoreRig.index(rig.segments().get(0));
        byte[] whole = Files.readAllBytes(index);
        harm.to(index, whole);

        assertThat(rig.runIds()).containsExactly("run-2", "run-1");
        assertThat(rig.store().find(Ref.parse("run-1")).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rig.messages(StoreRig.of("run-1"))).containsExactly("hello from run-1");
        assertThat(index).hasBinaryContent(whole);
    }

    @Test
    void where_it_cannot_be_kept_it_serves_from_memory() throws IOException {
        Path index = StoreRig.index(rig.segments().get(0));
        Files.delete(index);
        Files.createDirectories(index.resolve("in the way"));

        assertThat(rig.runIds()).containsExactly("run-2", "run-1");
        assertThat(index).isDirectory();
        assertThat(index.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_segment_that_grew_behind_its_end_is_looked_at_again() throws Exception {
        Path segment = rig.segments().get(0);
        String log = StoreRig.lines(segment).get(3).replace("hello from run-1", "added");
        Files.writeString(segment, log + "\n", StandardOpenOption.APPEND);

        assertThat(rig.messages(LogQuery.ALL)).containsExactly("hello from run-1", "added", "hello from run-2");
        assertThat(rig.attempts()).hasSize(2);
    }

    @Test
    void lines_that_make_no_sense_are_passed_over() throws Exception {
        Path segment = rig.segments().get(0);
        Files.writeString(
                segment,
                "no json\n{\"kind\":\"start\"}\n{\"kind\":\"finish\",\"a\":99}\n{\"kind\":\"new\",\"x\":1}\n\u0000\n{\"kind\":\"lo",
                StandardOpenOption.APPEND);

        assertThat(rig.runIds()).containsExactly("run-2", "run-1");
        assertThat(rig.messages(StoreRig.of("run-1").last(OptionalInt.of(5)))).containsExactly("hello from run-1");
        assertThat(rig.export(rig.store().findAll(Ref.parse("run-1"))).lines()).hasSize(6);
    }
}
