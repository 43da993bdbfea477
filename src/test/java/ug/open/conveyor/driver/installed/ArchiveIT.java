package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive: made once, used from then on, and never in the way. */
final class ArchiveIT {
    @TempDir
    Path folder;

    private CachedTool tool;

    @BeforeEach
    void installation() throws IOException {
        tool = new CachedTool(folder);
    }

    @Test
    void theFirstStartLeavesOneThatLaterOnesUse() {
        tool.warmUp();
        List<String> before = tool.start();
        assertThat(tool.archives()).hasSize(1);
        tool.startsWell();
        assertThat(tool.usesArchive()).isTrue();
        assertThat(tool.start()).isEqualTo(before);
    }

    @Test
    void anOptionOfTheUsersThatJavaDoesNotKnowIsNotPassedOver() {
        tool.warmUp();
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XX:+NoSuchOption");
        assertThat(tool.tool().run("--version").err()).contains("NoSuchOption");
    }

    @Test
    void isTheUsersAloneWhateverTheUmask() throws IOException {
        String launcher = Installation.BUILT.resolve("bin/conveyor-driver").toString();
        tool.tool().launchedBy(Path.of("sh")).run("-c", "umask 000; exec \"$0\" --version", launcher);
        Installation.await("an archive", () -> tool.startFile().isPresent());
        try (Stream<Path> all = Files.walk(tool.cache)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .endsWith("------");
            }
        }
    }

    @Test
    void eightFirstStartsAtOnceMakeOneInTheHome() throws IOException {
        tool.with("XDG_CACHE_HOME", null);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(tool.tool().start("--version"));
        }
        for (Process process : processes) {
            assertThat(Installation.output(process)).startsWith("conveyor-driver ");
            assertThat(Installation.end(process)).isZero();
        }
        Installation.await("one in use", tool::usesArchive);
        Path home = folder.resolve(".cache/conveyor-driver");
        Installation.await("nothing half made, but start, lock and archive", () -> count(home) == 3);
    }

    @Test
    void anInstallationThatMovedGetsItsOwn() throws IOException {
        tool.warmUp();
        tool.move("moved"); // JDK 17 shares no classes from a path with a blank
        tool.warmUp();
        assertThat(tool.archives()).hasSize(2);
    }

    @Test
    @Tag("soak")
    void twoJavasKeepTheirOwn() throws IOException {
        Path other = Files.createSymbolicLink(folder.resolve("java"), Path.of(System.getProperty("java.home")));
        tool.warmUp();
        tool.with("JAVA_HOME", other.toString());
        tool.warmUp();
        tool.with("JAVA_HOME", System.getProperty("java.home"));
        assertThat(tool.usesArchive()).isTrue();
        assertThat(tool.archives()).hasSize(2);
        Files.delete(other); // JUnit warns of links that lead out of its folder
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoTrouble() throws IOException {
        Files.writeString(tool.cache.getParent(), "a file where a folder should be");
        tool.startsWell();
        tool.startsWell();
    }

    @Test
    void inContinuousIntegrationNoneIsMade() {
        tool.with("CI", "true");
        tool.startsWell();
        assertThat(tool.cache).doesNotExist();
    }

    @Test
    void aCommandThatFailsMakesNone() {
        assertThat(tool.tool().run("nonsense").code()).isEqualTo(2);
        assertThat(tool.cache).doesNotExist();
    }

    private static long count(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            return -1; // a file that went while it was looked at
        }
    }
}
