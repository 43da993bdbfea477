package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.scaffold.PlannedFile.Text;

class ProjectPlanTest {
    @TempDir
    Path temp;

    private Path folder;
    private ProjectPlan plan;

    @BeforeEach
    void planThreeFiles() {
        folder = temp.resolve("new/demo");
        plan = new ProjectPlan(
                folder,
                List.of(file("a.txt", "A", false), file("run.sh", "R", true), file("sub/b.txt", "B", false)),
                List.of(),
                List.of());
    }

    @Test
    void aNewProjectIsWrittenWithItsFolders() throws IOException {
        plan.write(false);
        assertThat(tree()).isEqualTo(Map.of("new/demo/a.txt", "A", "new/demo/run.sh", "R", "new/demo/sub/b.txt", "B"));
    }

    @Test
    void onlyWhatIsStartedIsExecutable() throws IOException {
        plan.write(false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("run.sh"))))
                .startsWith("rwx");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.txt"))))
                .startsWith("rw-");
    }

    @Test
    void aNewProjectIsAsOpenAsAnyNewFolder() throws IOException {
        plan.write(false);
        assertThat(Files.getPosixFilePermissions(folder))
                .isEqualTo(Files.getPosixFilePermissions(Files.createDirectory(temp.resolve("any"))));
    }

    @Test
    void aFolderThatExistsKeepsItsOtherFiles() throws IOException {
        put("keep.txt", "mine");
        plan.write(false);
        assertThat(tree())
                .hasSize(4)
                .containsEntry("new/demo/keep.txt", "mine")
                .containsEntry("new/demo/sub/b.txt", "B");
    }

    @Test
    void allFilesInTheWayAreListedAndNothingIsTouched() throws IOException {
        put("sub/b.txt", "mine");
        put("a.txt", "mine");
        assertThatThrownBy(() -> plan.write(false))
                .isInstanceOf(ScaffoldException.class)
                .hasMessage("will not write over what is in " + folder
                        + " already; --force does, --folder chooses another:\n  a.txt\n  sub/b.txt");
        assertThat(tree()).isEqualTo(Map.of("new/demo/a.txt", "mine", "new/demo/sub/b.txt", "mine"));
    }

    @Test
    void whatWouldBeReplacedIsKnownBefore() throws IOException {
        put("a.txt", "mine");
        assertThat(plan.files())
                .filteredOn(plan::replaces)
                .extracting(PlannedFile::path)
                .containsExactly("a.txt");
    }

    @Test
    void overwritingReplacesFiles() throws IOException {
        put("a.txt", "mine");
        plan.write(true);
        assertThat(tree()).isEqualTo(Map.of("new/demo/a.txt", "A", "new/demo/run.sh", "R", "new/demo/sub/b.txt", "B"));
    }

    @Test
    void overwritingReplacesALinkAndNotWhatItPointsTo() throws IOException {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "mine");
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("a.txt"), elsewhere);
        plan.write(true);
        assertThat(elsewhere).hasContent("mine");
        assertThat(folder.resolve("a.txt")).hasContent("A").isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void foldersWhereFilesGoAndFilesWhereFoldersGoAreRefusedInAnyCase(boolean overwrite) throws IOException {
        put("a.txt/inner", "mine");
        put("sub", "mine");
        assertThatThrownBy(() -> plan.write(overwrite))
                .isInstanceOf(ScaffoldException.class)
                .hasMessage("cannot write the project to " + folder
                        + "; move these away, or choose another --folder:\n  a.txt is a folder\n  sub is not a folder");
        assertThat(tree()).hasSize(2);
    }

    @Test
    void aLinkedFolderInTheProjectIsNotFollowed() throws IOException {
        Files.createDirectories(folder);
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("sub"), elsewhere);
        assertThatThrownBy(() -> plan.write(true))
                .isInstanceOf(ScaffoldException.class)
                .hasMessage(
                        "cannot write the project to " + folder
                                + "; move these away, or choose another --folder:\n  sub is a link, which may lead out of the project");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFileInPlaceOfTheProjectFolderIsRefused() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "mine");
        assertThatThrownBy(() -> plan.write(true)).hasMessageContaining(folder + " is not a folder");
    }

    @Test
    void aNewProjectThatCannotBeWrittenLeavesNothing() {
        ProjectPlan broken = withMissingSource();
        assertThatThrownBy(() -> broken.write(false))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write the project to " + folder + ": " + temp.resolve("gone")
                        + ": no such file; nothing was left behind");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aFolderIsAsBeforeWhenAFileCannotBeWritten() throws IOException {
        put("a.txt", "mine");
        ProjectPlan broken = withMissingSource();
        assertThatThrownBy(() -> broken.write(true)).isInstanceOf(IOException.class);
        assertThat(tree()).isEqualTo(Map.of("new/demo/a.txt", "mine"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aFolderIsAsBeforeWhenAMoveFails(int failing) throws IOException {
        put("a.txt", "mine");
        AtomicInteger moves = new AtomicInteger();
        Writing writing = new Writing(plan, (from, to) -> {
            if (moves.incrementAndGet() == failing) {
                throw new IOException("disk on fire");
            }
            Files.move(from, to);
        });
        assertThatThrownBy(writing::write)
                .hasMessage("cannot write the project to " + folder + ": disk on fire; nothing was left behind");
        assertThat(tree()).isEqualTo(Map.of("new/demo/a.txt", "mine"));
        assertThat(folder.resolve("sub")).doesNotExist();
    }

    @Test
    void aNewProjectWhoseRenameFailsLeavesNothing() {
        Writing writing = new Writing(plan, (from, to) -> {
            throw new IOException("disk on fire");
        });
        assertThatThrownBy(writing::write).isInstanceOf(IOException.class);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsNotInTheWay() throws IOException {
        Files.createDirectories(temp.resolve("new/.conveyor-driver-init-1/new"));
        plan.write(false);
        assertThat(folder.resolve("a.txt")).hasContent("A");
    }

    @Test
    void aRealProjectIsWritten() throws IOException {
        ProjectPlan real =
                Scaffold.plan(Projects.answers("demo", Language.SH), temp, Projects::runId, false, Optional::empty);
        real.write(false);
        assertThat(temp.resolve("demo/driver.yaml")).content().startsWith("name: demo\n");
    }

    private ProjectPlan withMissingSource() {
        PlannedFile copy = new PlannedFile("copy", "", false, file -> Files.copy(temp.resolve("gone"), file));
        return new ProjectPlan(
                folder, Stream.concat(plan.files().stream(), Stream.of(copy)).toList(), List.of(), List.of());
    }

    private static PlannedFile file(String path, String text, boolean executable) {
        return new PlannedFile(path, "", executable, new Text(text));
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(temp.relativize(file).toString(), Files.readString(file));
            }
        }
        return tree;
    }
}
