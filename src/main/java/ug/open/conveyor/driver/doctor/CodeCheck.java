package ug.open.conveyor.driver.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.config.Code;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.Loader;
import ug.open.conveyor.driver.terminal.Finding;

/** What a project runs for an event: whether it is there and can be started. */
record CodeCheck(DriverProject project) implements Check {
    private static final String SOURCES = "src/main/java";

    @Override
    public String name() {
        return "command";
    }

    @Override
    public List<Finding> look() {
        if (project.code() instanceof Code.Command command) {
            return List.of(program(
                    command.words().get(0), project.env(), command.build().isPresent()));
        }
        if (project.code() instanceof Code.Program program) {
            return List.of(program(
                    program.words().get(0), project.env(), program.build().isPresent()));
        }
        return List.of(source((Code.JavaClass) project.code()));
    }

    /** @param built whether a build makes it, perhaps later */
    private Finding program(String word, Map<String, String> variables, boolean built) {
        try {
            return Finding.ok(name(), word + " is " + Loader.program(word, project.folder(), variables));
        } catch (LoadException e) {
            Advice advice = Advice.of(e.getMessage(), "correct the command in driver.yaml");
            return built && !Files.exists(project.folder().resolve(word))
                    ? Finding.warn(name(), advice.seen(), "conveyor-driver doctor --build")
                    : advice.wrong(name());
        }
    }

    /** A class that a build makes or a class path has is looked for by the build's own check. */
    private Finding source(Code.JavaClass java) {
        Path source = project.folder().resolve(SOURCES).resolve(java.name().replace('.', '/') + ".java");
        boolean compiled = java.build().isEmpty() && java.classpath().isEmpty();
        if (compiled && !Files.isDirectory(project.folder().resolve(SOURCES))) {
            return Finding.wrong(
                    "class",
                    "the class " + java.name() + " has no sources: no folder "
                            + project.folder().resolve(SOURCES),
                    "write " + source + ", or name a build or a class path in driver.yaml");
        }
        return Finding.ok("class", java.name() + (Files.exists(source) ? ", from " + source : ""));
    }
}
