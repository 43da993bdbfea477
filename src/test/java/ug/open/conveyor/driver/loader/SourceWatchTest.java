package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which changes of which files count. */
class SourceWatchTest {
    private static final List<String> BUILD = List.of("mvn", "package");

    @TempDir
    Path folder;

    private WatchFixture project;

    @BeforeEach
    void prepare() throws IOException {
        project = new WatchFixture(folder.resolve("demo"));
        project.file("driver.yaml", "name: demo").file("reconcile.sh", "one");
    }

    private String afterWriting(String name) {
        return project.changed(() -> project.file(name, "two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reconcile.sh",
                "driver.yaml",
                "lib.sh",
                "tools/helper.py",
                "pkg/build/step.py",
                "pkg/__init__.py"
            })
    void aCommandIsItsFilesAndSourcesBeside(String name) throws IOException {
        project.file("lib.sh", "").command("./reconcile.sh");
        assertThat(afterWriting(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state.json",
                "out.txt",
                "cache/x.db",
                ".hidden.sh",
                ".git/x.sh",
                "lib.sh~",
                "#lib.sh#",
                ".lib.sh.swp",
                "build/x.sh",
                "node_modules/a/x.js",
                "tools/__pycache__/x.py"
            })
    void aCommandIsNotWhatLiesThereElse(String name) throws IOException {
        project.command("./reconcile.sh");
        assertThat(afterWriting(name)).isEmpty();
    }

    @Test
    void aScriptWithoutAnEndingThatDriverYamlNamesCounts() throws IOException {
        project.file("main", "one").command("sh", "main");
        assertThat(afterWriting("main")).isEqualTo("main");
    }

    @Test
    void aCloneOfAnotherRepositoryIsNoPart() throws IOException {
        project.file("clones/app/.git/HEAD", "").command("./reconcile.sh");
        assertThat(afterWriting("clones/app/main.py")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/com/acme/build/Image.java",
                "src/main/java/com/acme/target/bin/A.java",
                "src/main/resources/build/x.txt",
                "driver.yaml"
            })
    void aClassIsItsSourcesWhateverTheirFoldersAreCalled(String name) throws IOException {
        project.file("src/main/java/demo/Demo.java", "").javaClass(List.of());
        assertThat(afterWriting(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/demo/notes.txt",
                "src/main/java/demo/.#Demo.java",
                "src/main/java/demo/Demo.java~",
                "src/main/java/.idea/A.java",
                "src/test/java/demo/DemoTest.java",
                "target/classes/demo/Demo.class",
                "state.json"
            })
    void aClassIsNothingElse(String name) throws IOException {
        project.file("src/main/java/demo/Demo.java", "").javaClass(List.of());
        assertThat(afterWriting(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/new.jar", "more/demo/Part.class", "one.jar"})
    void theClassPathIsWatchedWhereTheProjectDoesNotBuildIt(String name) {
        project.javaClass(List.of(), "lib/*", "more", "one.jar");
        assertThat(afterWriting(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "src/main/resources/build/x.txt",
                "core/src/main/java/target/A.java",
                "gen.sh",
                "code/A.java",
                "lib/a.jar"
            })
    void aBuiltClassIsWhatTheBuildReads(String name) throws IOException {
        project.file("core/pom.xml", "").javaClass(BUILD, "target/classes", "lib/*");
        assertThat(afterWriting(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target/classes/A.class",
                "build/x.java",
                "core/target/x.java",
                "classes/A.class",
                "out.txt",
                "state.json"
            })
    void aBuiltClassIsNotWhatTheBuildMakes(String name) throws IOException {
        project.file("core/pom.xml", "").javaClass(BUILD, "target/classes", "classes");
        assertThat(afterWriting(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.go", "go.mod", "src/data.txt", "driver.yaml"})
    void aBuiltCommandIsWhatTheBuildReads(String name) throws IOException {
        project.file("go.mod", "").file("driver", "").builtCommand(BUILD, "./driver");
        assertThat(afterWriting("driver")).isEmpty();
        assertThat(afterWriting("bin/x.go")).isEmpty();
        assertThat(afterWriting(name)).isEqualTo(name);
    }

    @Test
    void linksAreFollowed() throws IOException {
        project.file("../shared/A.java", "one").file("../package/B.java", "one");
        Files.createDirectories(folder.resolve("demo/src/main"));
        Files.createSymbolicLink(folder.resolve("demo/src/main/java"), folder.resolve("shared"));
        Files.createSymbolicLink(folder.resolve("shared/part"), folder.resolve("package"));
        Files.createSymbolicLink(folder.resolve("package/loop"), folder.resolve("shared"));
        project.javaClass(List.of());
        assertThat(project.changed(() -> project.file("../shared/A.java", "two")))
                .isEqualTo("src/main/java/A.java");
        assertThat(project.changed(() -> project.file("../package/B.java", "two")))
                .isEqualTo("src/main/java/part/B.java");
    }

    @Test
    void whatTheToolWritesItselfDoesNotCount() throws IOException {
        project.file("out.sh", "one");
        project.ownFiles.add(Files.readAttributes(folder.resolve("demo/out.sh"), BasicFileAttributes.class)
                .fileKey());
        project.command("./reconcile.sh");
        assertThat(afterWriting("out.sh")).isEmpty();
        assertThat(afterWriting("reconcile.sh")).isEqualTo("reconcile.sh");
    }

    @Test
    void anEditThatKeepsSizeAndTimeCounts() throws IOException {
        Path file = folder.resolve("demo/reconcile.sh");
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, old);
        project.command("./reconcile.sh");
        assertThat(project.changed(() -> {
                    project.file("reconcile.sh", "two");
                    Files.setLastModifiedTime(file, old);
                }))
                .isEqualTo("reconcile.sh");
        assertThat(project.changed(() -> Files.setLastModifiedTime(file, FileTime.fromMillis(0))))
                .as("a time that goes back")
                .isEqualTo("reconcile.sh");
        assertThat(project.changed(() -> {
                    project.file("new.tmp", "six");
                    Files.setLastModifiedTime(folder.resolve("demo/new.tmp"), FileTime.fromMillis(0));
                    Files.move(folder.resolve("demo/new.tmp"), file, StandardCopyOption.REPLACE_EXISTING);
                }))
                .as("a file put in its place")
                .isEqualTo("reconcile.sh");
        assertThat(project.changed(() -> Files.delete(file))).as("a file gone").isEqualTo("reconcile.sh");
    }

    @Test
    void twoStatesOfAFileWithinOneTickOfTheClockDiffer() {
        FileTime tick = FileTime.fromMillis(1);
        FileState one = new FileState(tick, tick, 3, "inode", 17);
        assertThat(one.same(new FileState(tick, tick, 3, "inode", 18))).isFalse();
        assertThat(one.same(new FileState(tick, tick, 3, "inode", 0))).isTrue();
    }

    @Test
    void aChangeIsToldWhileAnotherFileNeverRests() throws IOException {
        project.file("busy.sh", "").command("./reconcile.sh");
        WatchFixture.Step[] steps = new WatchFixture.Step[14];
        java.util.Arrays.setAll(steps, n -> () -> project.file("busy.sh", "x".repeat(n)));
        assertThat(project.changed(steps)).isEqualTo("busy.sh");
    }

    @Test
    void aFileThatHasBeenEmptiedIsAboutToGetItsNewContent() throws IOException {
        project.command("./reconcile.sh");
        WatchFixture.Step[] steps = {
            () -> project.file("reconcile.sh", ""), () -> {}, () -> {}, () -> project.file("reconcile.sh", "two")
        };
        assertThat(project.changed(steps)).isEqualTo("reconcile.sh");
        assertThat(project.changed()).as("one change, not two").isEmpty();
        assertThat(project.changed(steps[0])).as("empty for good").isEqualTo("reconcile.sh");
    }

    @Test
    void whatARunWritesBesideACommandDoesNotCount() throws IOException {
        project.file("old.py", "").command("./reconcile.sh");
        assertThat(project.changedDuringARun(() -> project.file("cache.py", "1")))
                .isEmpty();
        assertThat(project.changedDuringARun(() -> project.file("cache.py", "23")))
                .isEmpty();
        assertThat(project.changedDuringARun(() -> project.file("reconcile.sh", "by hand")))
                .isEqualTo("reconcile.sh");
        assertThat(project.told).isEmpty();

        assertThat(project.changedDuringARun(() -> project.file("old.py", "1"))).isEqualTo("old.py");
        assertThat(project.changedDuringARun(() -> project.file("old.py", "23")))
                .isEqualTo("old.py");
        assertThat(project.changedDuringARun(() -> project.file("old.py", "456")))
                .isEmpty();
        assertThat(project.told)
                .containsExactly(
                        "old.py changes whenever runs are at work, so such a change of it does not count any more;"
                                + " where it was yours, save the file once more");
        assertThat(project.changed(() -> project.file("old.py", "by hand"))).isEqualTo("old.py");
    }

    @Test
    void codeOfAClassCountsDuringARun() throws IOException {
        project.file("src/main/java/demo/Demo.java", "").file("src/main/resources/x.txt", "");
        project.javaClass(List.of());
        for (int edit = 0; edit < 4; edit++) {
            String text = "edit " + edit;
            assertThat(project.changedDuringARun(() -> project.file("src/main/java/demo/Demo.java", text)))
                    .isEqualTo("src/main/java/demo/Demo.java");
        }
    }

    @Test
    void whatABuildWritesIsKnownAfterTwoRounds() throws IOException {
        DriverCode code = new JavaSpec("demo.Demo", project.folder, BUILD, List.of("target/classes"));
        project.file("src/A.java", "").file("src/made.txt", "").javaClass(BUILD, "target/classes");
        for (int round = 0; round < 2; round++) {
            String text = "round " + round;
            project.builds(code, () -> project.file("src/made.txt", text));
            assertThat(project.changed()).isEqualTo("src/made.txt");
        }
        project.builds(code, () -> project.file("src/made.txt", "again"));
        assertThat(project.changed()).isEmpty();
        assertThat(project.told.get(0)).startsWith("src/made.txt changes whenever the driver is built");
        project.builds(code, () -> project.file("src/A.java", "by hand").file("src/made.txt", "more"));
        assertThat(project.changed()).isEqualTo("src/A.java");
        assertThat(project.told).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeReadIsSaid() throws IOException {
        Path closed = folder.resolve("demo/closed");
        Files.createDirectories(closed);
        closed.toFile().setReadable(false);
        if (Files.isReadable(closed)) {
            return; // as the user who may all
        }
        project.command("./reconcile.sh");
        assertThat(afterWriting("reconcile.sh")).isEqualTo("reconcile.sh");
        assertThat(project.told).containsExactly("closed cannot be read, so its changes are not seen");
    }
}
