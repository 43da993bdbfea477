package ug.open.conveyor.driver.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.config.Code;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.loader.Builds;
import ug.open.conveyor.driver.loader.JavaSpec;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.Loader;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.session.DriverTrial;
import ug.open.conveyor.driver.terminal.Finding;
import ug.open.conveyor.driver.terminal.ShellLine;

/**
 * A project's build: whether its tool is there and, where somebody asked for that, whether it works.
 *
 * @param runs whether to run it, which may take minutes
 * @param told takes what the build prints
 */
record BuildCheck(Environment env, DriverProject project, Secrets secrets, boolean runs, Consumer<String> told)
        implements Check {
    @Override
    public String name() {
        return "build";
    }

    @Override
    public boolean isLong() {
        return runs;
    }

    @Override
    public List<Finding> look() throws Exception {
        Optional<List<String>> command = project.code().build();
        boolean java = project.code() instanceof Code.JavaClass;
        if (command.isEmpty() && !java) {
            return List.of();
        }
        String tool = "the tool compiles the sources";
        if (command.isPresent()) {
            try {
                String word = command.get().get(0);
                tool = word + " is " + Loader.program(word, project.folder(), Map.of());
            } catch (LoadException e) {
                return List.of(Advice.of(e.getMessage(), "correct the build in driver.yaml")
                        .wrong(name()));
            }
        }
        return List.of(
                runs ? built(command) : Finding.ok(name(), tool + "; --build tries the build, which was left out"));
    }

    private Finding built(Optional<List<String>> command) throws Exception {
        try {
            if (project.code() instanceof Code.JavaClass java) {
                JavaSpec spec =
                        new JavaSpec(java.name(), project.folder(), java.build().orElse(List.of()), java.classpath());
                DriverTrial.of(env, spec, secrets, told);
                return Finding.ok(name(), "the driver builds and loads");
            }
            Builds.always(told).run(command.orElseThrow(), project.folder());
            return Finding.ok(name(), "the driver builds");
        } catch (LoadException e) {
            List<String> lines =
                    e.getMessage().lines().filter(line -> !line.isBlank()).toList();
            String more = lines.size() < 2
                    ? ""
                    : " "
                            + lines.get(command.isPresent() ? lines.size() - 1 : 1)
                                    .strip();
            return Finding.wrong(
                    name(),
                    lines.get(0) + (command.isPresent() && !more.isEmpty() ? ":" : "") + more,
                    command.map(this::typed).orElse("correct the sources"));
        }
    }

    private String typed(List<String> words) {
        return ShellLine.here().in(project.folder(), words);
    }
}
