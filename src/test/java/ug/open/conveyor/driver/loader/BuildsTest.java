package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a project is built, by a real command that copies a source and counts how often it ran, in a hidden file. */
class BuildsTest {
    private static final String COUNTS = "echo >>.count; ";

    @TempDir
    Path temp;

    private final List<String> said = new ArrayList<>();
    private Path project;
    private Path kept;
    private String script = COUNTS + "mkdir -p bin && cat main.go lib/*.txt >bin/driver";

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(temp.resolve("demo"));
        kept = temp.resolve("cache/builds");
        write("main.go", "one");
        write("lib/data.txt", "embedded");
        write("driver.yaml", "name: demo");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(project.resolve(file).getParent());
        Files.writeString(project.resolve(file), text);
    }

    private void build(boolean afresh) throws LoadException, InterruptedException {
        new Builds(Optional.of(kept), afresh, Set.of(), said::add).run(List.of("sh", "-c", script), project);
    }

    /** How often the command has run, after one more start of the tool. */
    private int built() throws Exception {
        build(false);
        return count();
    }

    private int count() throws IOException {
        return Files.readAllLines(project.resolve(".count")).size();
    }

    private Path note() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.reduce((one, other) -> {
                        throw new AssertionError("more than one file: " + one + ", " + other);
                    })
                    .orElseThrow();
        }
    }

    @Test
    void aBuildIsPassedOverInSilenceWhileNothingHasChanged() throws Exception {
        assertThat(built()).isEqualTo(1);
        said.clear();
        assertThat(built()).isEqualTo(1);
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.go", "lib/data.txt", "driver.yaml", "go.sum", "new/file", "bin/driver"})
    void aChangedOrNewFileIsBuiltAgain(String file) throws Exception {
        assertThat(built()).isEqualTo(1);
        write(file, "two");
        assertThat(built()).isEqualTo(2);
        assertThat(built()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/driver", "lib/more.txt"})
    void aFileThatIsGoneIsBuiltAgain(String file) throws Exception {
        write("lib/more.txt", "");
        assertThat(built()).isEqualTo(1);
        Files.delete(project.resolve(file));
        assertThat(built()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".git/index", ".idea/x.go", "main.go~", "main.go.swp", "node_modules/a/index.js", "bin/other"})
    void whatNoBuildReadsDoesNotCount(String file) throws Exception {
        assertThat(built()).isEqualTo(1);
        write(file, "two");
        assertThat(built()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, 86_400})
    void aClockThatWasSetHidesNoChange(long seconds) throws Exception {
        FileTime another = FileTime.from(Instant.now().plus(Duration.ofSeconds(seconds)));
        assertThat(built()).isEqualTo(1);
        write("main.go", "two");
        Files.setLastModifiedTime(project.resolve("main.go"), another);
        assertThat(built()).isEqualTo(2);
        assertThat(built()).isEqualTo(2);
    }

    @Test
    void aFailedBuildRunsAgainAndItsOutputIsNotTakenForGood() throws Exception {
        assertThat(built()).isEqualTo(1);
        write("main.go", "no");
        script = COUNTS + "grep -q no main.go && exit 1; cp main.go driver";
        for (int times = 2; times < 4; times++) {
            assertThatThrownBy(this::built).isInstanceOf(LoadException.class).hasMessageContaining("the build failed");
            assertThat(count()).isEqualTo(times);
        }
        write("main.go", "yes");
        assertThat(built()).isEqualTo(4);
        assertThat(built()).isEqualTo(4);
    }

    @Test
    void anotherCommandIsAnotherBuild() throws Exception {
        assertThat(built()).isEqualTo(1);
        script += "; true";
        assertThat(built()).isEqualTo(2);
    }

    @Test
    void whatTheBuildWritesBesideItsSourcesIsNoSource() throws Exception {
        script = COUNTS + "cp main.go driver; date >built.at; touch Cargo.lock";
        assertThat(built()).isEqualTo(1);
        assertThat(built()).isEqualTo(1);
        Files.delete(project.resolve("driver"));
        assertThat(built()).isEqualTo(2);
    }

    /** Nobody can tell a source that a person saves during a build from one that the build makes, unless each build makes it. */
    @Test
    void aSourceThatChangesDuringABuildIsBuiltAgainOnce() throws Exception {
        script = COUNTS + "date +%N >made.go; cp made.go driver";
        assertThat(built()).isEqualTo(1);
        assertThat(built()).isEqualTo(2);
        assertThat(built()).isEqualTo(2);
        write("main.go", "two");
        assertThat(built()).isEqualTo(3);
        assertThat(built()).isEqualTo(3);
    }

    @Test
    void rebuildBuildsAlways() throws Exception {
        assertThat(built()).isEqualTo(1);
        build(true);
        assertThat(count()).isEqualTo(2);
        assertThat(built()).isEqualTo(2);
    }

    @Test
    void twoProjectsAreKeptApart() throws Exception {
        assertThat(built()).isEqualTo(1);
        Path first = project;
        project = Files.createDirectories(temp.resolve("other"));
        write("main.go", "one");
        write("lib/data.txt", "embedded");
        assertThat(built()).isEqualTo(1);
        project = first;
        assertThat(built()).isEqualTo(1);
    }

    @Test
    void whatIsKeptIsTheOwners() throws Exception {
        built();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "\0\u001b[2J", "conveyor-driver build 1", "conveyor-driver build 1\n\"/x\"\n[]\nend\n"
            })
    void whatIsNotAsThisToolKeepsItIsNoGround(String text) throws Exception {
        assertThat(built()).isEqualTo(1);
        Files.writeString(note(), text);
        assertThat(built()).isEqualTo(2);
        assertThat(built()).isEqualTo(2);
    }

    @Test
    void aPartOfWhatIsKeptIsNoGround() throws Exception {
        built();
        List<String> lines = Files.readAllLines(note());
        for (int length = 0; length < lines.size(); length++) {
            Files.write(note(), lines.subList(0, length));
            int before = count();
            assertThat(built()).as("%d lines", length).isEqualTo(before + 1);
        }
    }

    @Test
    void aLinkInPlaceOfTheFileIsNotFollowed() throws Exception {
        built();
        Path note = note();
        Path elsewhere = Files.move(note, temp.resolve("elsewhere"));
        String before = Files.readString(elsewhere);
        Files.createSymbolicLink(note, elsewhere);
        assertThat(built()).isEqualTo(2);
        assertThat(elsewhere).hasContent(before);
    }

    @Test
    void withoutAPlaceToKeepAnythingEachStartBuilds() throws Exception {
        Files.createDirectories(temp.resolve("cache"));
        Files.writeString(kept, "a file");
        assertThat(built()).isEqualTo(1);
        assertThat(built()).isEqualTo(2);
    }
}
