package ug.open.conveyor.driver.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.prune.Retention;

/** Things under names of ours that are no files. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisabledOnOs(OS.WINDOWS)
class StrangersTest {
    private static final String UNUSED = "20261124T100000000000-zzzzzzzzzz-0001";

    @TempDir
    Path home;

    private final List<ServerSocketChannel> sockets = new ArrayList<>();
    private final List<Path> links = new ArrayList<>();
    private StoreRig rig;

    enum Thing {
        PIPE,
        DEVICE,
        FOLDER,
        LOOP,
        NOWHERE,
        SOCKET
    }

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
        rig.run("cloner", "first", true);
        for (int i = 0; i < 16; i++) {
            rig.run("cloner", "run-" + i, i != 3);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (ServerSocketChannel socket : sockets) {
            socket.close();
        }
        for (Path link : links) {
            Files.deleteIfExists(link);
        }
    }

    private void put(Thing thing, Path path) throws Exception {
        Files.deleteIfExists(path);
        switch (thing) {
            case PIPE -> {
                Process made = new ProcessBuilder("mkfifo", path.toString()).start();
                assertThat(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0)
                        .isTrue();
            }
            case DEVICE -> {
                assumeTrue(new File("/dev/zero").exists());
                links.add(Files.createSymbolicLink(path, Path.of("/dev/zero")));
            }
            case FOLDER -> Files.writeString(Files.createDirectory(path).resolve("file"), "in it");
            case LOOP -> Files.createSymbolicLink(path, path);
            case NOWHERE -> Files.createSymbolicLink(path, path.resolveSibling("nowhere"));
            case SOCKET -> {
                Path here = Path.of("").toAbsolutePath().relativize(path.toAbsolutePath()); // 108 bytes at most
                Path shorter = here.toString().length() < path.toString().length() ? here : path;
                assumeTrue(shorter.toString().length() < 100);
                ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                sockets.add(socket.bind(UnixDomainSocketAddress.of(shorter)));
            }
        }
    }

    private String found() throws IOException, InterruptedException {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        LineSearch search = LineSearch.of(SearchPattern.fixed("from run-7", SearchPattern.Case.KEPT));
        rig.search(search, (bytes, from, to) -> found.write(bytes, from, to - from));
        rig.search(search.context(1, 1), (bytes, from, to) -> found.write(bytes, from, to - from));
        return found.toString(UTF_8);
    }

    private void allIsWell() throws Exception {
        assertThat(rig.runIds())
                .hasSizeGreaterThanOrEqualTo(16)
                .startsWith("run-15")
                .contains("run-7");
        assertThat(rig.messages(LogQuery.ALL)).contains("hello from run-7");
        assertThat(rig.messages(LogQuery.ALL.last(OptionalInt.of(1)))).containsExactly("hello from run-15");
        assertThat(rig.messages(StoreRig.of("run-7"))).containsExactly("hello from run-7");
        assertThat(rig.store().find(Ref.parse("@failed")).runId()).isEqualTo("run-3");
        assertThat(found().split("hello from run-7", -1)).hasSize(3);
        rig.export(rig.store().findAll(Ref.parse("run-7")));
        rig.retention = Retention.DEFAULT;
        rig.run("cloner", "new", true);
        rig.store().prune(new Retention(OptionalInt.of(9), Optional.empty(), OptionalLong.empty(), 0), false);
        assertThat(rig.store().find(Ref.parse("@last")).runId()).isEqualTo("new");
    }

    @ParameterizedTest
    @EnumSource(Thing.class)
    void under_the_name_of_a_segment(Thing thing) throws Exception {
        Path stranger = home.resolve("sessions").resolve(UNUSED + ".jsonl");
        put(thing, stranger);
        allIsWell();
        assertThat(rig.warnings).anyMatch(warning -> warning.contains(stranger.toString()));
        assertThat(Files.exists(stranger, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Thing.class)
    void in_the_place_of_a_segment_and_of_an_index_and_of_a_lookup_file(Thing thing) throws Exception {
        new Catalog(rig.folder()).maintain(() -> false);
        List<Path> segments = rig.segments();
        put(thing, segments.get(0));
        put(thing, StoreRig.index(segments.get(8)));
        put(thing, home.resolve("lookup").resolve("aaaaaaaaaaaa.lookup"));
        put(thing, home.resolve("lookup").resolve("following"));
        put(thing, home.resolve("lookup").resolve("x.tmp"));
        allIsWell();
    }

    @Test
    void in_the_place_of_the_folder_of_lookup_files() throws Exception {
        Path lookup = home.resolve("lookup");
        for (String file : lookup.toFile().list()) {
            Files.delete(lookup.resolve(file));
        }
        Files.delete(lookup);
        Files.writeString(lookup, "a file");
        allIsWell();
    }
}
