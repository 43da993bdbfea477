package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Plans a new driver project. */
public final class Scaffold {
    private Scaffold() {}

    /**
     * Plans the files of a project. Writes nothing.
     *
     * <p>A folder that has files of its own, and no {@code driver.yaml}, is somebody's project: it gets the settings and events alone.
     *
     * @param answers the answers about it; a missing one takes its suggestion, where that needs no confirming
     * @param workingFolder the base of a relative folder
     * @param runIds gives a new run id each time
     * @param whole whether such a folder gets all files too
     * @param api the library for a Java project; not read for another
     * @return the plan, to show or write
     * @throws ScaffoldException with every missing or wrong answer
     * @throws IOException where the library cannot be read
     */
    public static ProjectPlan plan(
            Answers answers, Path workingFolder, Supplier<String> runIds, boolean whole, ApiJar.Source api)
            throws IOException {
        Project project = Project.of(answers, workingFolder);
        Places places = Places.of(project).runs(runIds.get(), runIds.get(), runIds.get());
        if (!whole && isSomebodysProject(project.folder())) {
            return new Blueprint(project, places.with("version", "")).addition();
        }
        if (project.language() != Language.JAVA) {
            return new Blueprint(project, places).whole();
        }
        ApiJar jar = api.read().orElseThrow(Scaffold::noJar);
        return new Blueprint(project, places.with("version", jar.version())).java(jar);
    }

    /** Hidden files, such as git's, are there before the first file of a project. */
    private static boolean isSomebodysProject(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve("driver.yaml"), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder, entry -> !entry.getFileName().toString().startsWith("."))) {
            return entries.iterator().hasNext();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static ScaffoldException noJar() {
        return new ScaffoldException(
                "cannot make a Java project: it carries a copy of this tool's jar, and this tool does not run from one; "
                        + "use an installed conveyor-driver",
                List.of());
    }
}
