package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Plans a new driver project. */
public final class Scaffold {
    private Scaffold() {}

    /**
     * The files of the project that was asked for. Reads nothing but this tool's own templates and jar, and writes nothing.
     *
     * @param answers what was said about it; what was not, and has a suggestion that needs no confirming, is as suggested
     * @param workingFolder where a relative folder begins
     * @param runIds gives a new run id each time
     * @param api the library for a Java project; not asked for another
     * @return the plan, to be shown or written
     * @throws ScaffoldException listing all that is missing or wrong
     * @throws IOException where the library cannot be read
     */
    public static ProjectPlan plan(Answers answers, Path workingFolder, Supplier<String> runIds, ApiJar.Source api)
            throws IOException {
        Project project = Project.of(answers, workingFolder);
        Places places = Places.of(project).runs(runIds.get(), runIds.get(), runIds.get());
        return switch (project.language()) {
            case SH -> new Blueprint(project, places).shell();
            case PYTHON -> new Blueprint(project, places).python();
            case JAVA -> {
                ApiJar jar = api.read().orElseThrow(Scaffold::noJar);
                yield new Blueprint(project, places.with("version", jar.version())).java(jar);
            }
        };
    }

    private static ScaffoldException noJar() {
        return new ScaffoldException(
                "cannot make a Java project: it carries a copy of this tool's jar, and this tool does not run from one; "
                        + "use an installed conveyor-driver",
                List.of());
    }
}
