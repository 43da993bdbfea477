package ug.open.conveyor.driver.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.config.ConfigException;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.terminal.Finding;
import ug.open.conveyor.driver.terminal.ShellLine;

/**
 * A project's {@code driver.yaml}.
 *
 * @param read the project; empty where there is none, or it cannot be read
 */
record ProjectCheck(Optional<DriverProject> read, List<Finding> look) implements Check {
    private static final String NAME = "project";
    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d+):\\d+: (.*)", Pattern.DOTALL);
    private static final String USUAL = "driver.yaml";
    private static final String OTHER = "driver.yml";

    /** Reads it; what is wrong with it is among the findings. */
    static ProjectCheck of(Environment env, Optional<Path> named) {
        Path typed = named.orElse(Path.of(""));
        Path folder = env.resolve(typed);
        boolean none = named.isEmpty() && !Files.exists(folder.resolve(USUAL)) && !Files.exists(folder.resolve(OTHER));
        if (none) {
            String seen = "no driver.yaml in " + folder + ": nothing of a project is looked at";
            return new ProjectCheck(Optional.empty(), List.of(Finding.ok(NAME, seen)));
        }
        try {
            DriverProject project = DriverProject.read(folder, typed, env.variables());
            return new ProjectCheck(Optional.of(project), List.of(Finding.ok(NAME, shown(project))));
        } catch (ConfigException e) {
            List<Finding> findings = new ArrayList<>();
            e.problems().forEach(problem -> findings.add(wrong(problem, folder)));
            return new ProjectCheck(Optional.empty(), findings);
        }
    }

    private static String shown(DriverProject project) {
        List<String> resources = project.definition().resources();
        return project.folder().resolve(USUAL) + ", driver "
                + project.definition().name()
                + (resources.isEmpty() ? "" : ", which listens to " + String.join(", ", resources));
    }

    private static Finding wrong(String problem, Path folder) {
        Matcher place = PLACE.matcher(problem);
        if (place.matches()) {
            return Finding.wrong(NAME, problem, "correct line " + place.group(2) + " of " + place.group(1));
        }
        int colon = problem.indexOf(": ");
        String seen = colon < 0 ? problem : problem.substring(0, colon);
        if (Files.exists(folder.resolve(USUAL)) || Files.isRegularFile(folder)) {
            String mend = colon < 0 ? "" : problem.substring(colon + 2).replace('\n', ' ');
            return Finding.wrong(NAME, seen, mend.isEmpty() ? "correct driver.yaml" : mend);
        }
        if (Files.exists(folder.resolve(OTHER))) {
            return Finding.wrong(NAME, seen, ShellLine.here().rename(folder.resolve(OTHER), folder.resolve(USUAL)));
        }
        return Finding.wrong(NAME, seen, "name the folder of a driver project, or make one with: conveyor-driver init");
    }

    @Override
    public String name() {
        return NAME;
    }
}
