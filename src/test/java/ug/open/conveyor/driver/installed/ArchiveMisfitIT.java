package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class-data archive that does not fit any more: the start is right all the same, and a good one is made anew. One installation for all,
 * since each archive takes two seconds; every test finds one in use and leaves one.
 */
final class ArchiveMisfitIT {
    @TempDir
    static Path folder;

    private static CachedTool tool;

    @BeforeAll
    static void installation() throws IOException {
        tool = new CachedTool(folder);
    }

    @BeforeEach
    void inUse() {
        tool.warmUp();
    }

    @Test
    @Tag("soak")
    void anotherJarGetsAnotherOne() throws IOException {
        List<String> before = tool.start();
        Files.setLastModifiedTime(tool.jar(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        tool.warmUp();
        assertThat(tool.start()).isNotEqualTo(before);
        Installation.await("the old one gone", () -> tool.archives().size() == 1);
    }

    @Test
    @Tag("soak")
    void aJavaThatWasUpdatedInPlaceGetsAnotherOne() throws IOException {
        List<String> lines = new ArrayList<>(tool.start());
        lines.set(2, "an older JVM" + lines.get(2));
        Files.write(tool.startFile().orElseThrow(), lines);
        tool.startsWell();
        Installation.await(
                "another one",
                () -> tool.start().size() == 4 && !tool.start().get(2).startsWith("an older JVM"));
    }

    @Test
    void oneThatWasCutIsPassedOverAndMadeAnew() throws IOException {
        Path archive = tool.archives().get(0);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        tool.warmUp();
        assertThat(tool.archives()).doesNotContain(archive);
    }

    @Test
    @Tag("soak")
    void oneThatIsGoneIsMadeAnewAndWhatAKilledMakerLeftIsRemoved() throws IOException {
        Path archive = tool.archives().get(0);
        Files.writeString(archive.resolveSibling("a1.jsa.tmp"), "half");
        Files.delete(archive);
        tool.warmUp();
        Installation.await(
                "nothing half made, but start, lock and archive",
                () -> tool.files().size() == 3);
    }

    @Test
    @Tag("soak")
    void rubbishThatTheLauncherReadsIsPassedOver() throws IOException {
        for (String rubbish : List.of("", "-version\n".repeat(9))) {
            Files.writeString(tool.startFile().orElseThrow(), rubbish);
            tool.warmUp();
        }
    }

    @Test
    void onlyAKnownWordOfItReachesJava() throws IOException {
        Path start = tool.startFile().orElseThrow();
        List<String> lines = Files.readAllLines(start);
        lines.set(1, "-version");
        Files.write(start, lines);
        tool.warmUp();
        assertThat(tool.start()).doesNotContain("-version");
    }

    @Test
    void whatOthersCanWriteIsNotUsedAndMadeAnew() throws IOException {
        Path start = tool.startFile().orElseThrow();
        Supplier<Path> archive = () -> Path.of(tool.start().get(3)); // another one each time
        for (Supplier<Path> place : List.<Supplier<Path>>of(() -> start, start::getParent, archive)) {
            Path open = place.get();
            Set<PosixFilePermission> more = Files.getPosixFilePermissions(open);
            more.add(PosixFilePermission.OTHERS_WRITE);
            Files.setPosixFilePermissions(open, more);
            assertThat(tool.usesArchive()).as(open.toString()).isFalse();
            tool.warmUp();
        }
    }

    @Test
    void continuousIntegrationUsesNone() {
        tool.with("CI", "");
        assertThat(tool.usesArchive()).isFalse();
        tool.with("CI", null);
        assertThat(tool.usesArchive()).isTrue();
    }

    @Test
    void anotherCollectorIsNoConflict() {
        assertThat(tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XX:+UseParallelGC")
                        .tool()
                        .run("--version")
                        .code())
                .isZero();
        assertThat(tool.with("CONVEYOR_DRIVER_JAVA_OPTS", null)
                        .with("JAVA_TOOL_OPTIONS", "-XX:+UseZGC")
                        .tool()
                        .run("--version")
                        .code())
                .isZero();
        tool.with("JAVA_TOOL_OPTIONS", null);
    }
}
