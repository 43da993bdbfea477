package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.loader.SourcedVariables;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.session.StoredRun;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** The variables of a stored attempt, as a shell sources them: the tool's own, and those of the project in the working folder where it is that driver's. */
record AttemptVariables(Environment env, RunStore store) {
    String of(StoredAttempt attempt) throws IOException, InterruptedException {
        try (StoredRun run = new StoredRun(store, attempt, InputFile.reading(env, List.of()))) {
            Delivery event = run.next().orElseThrow(() -> new IOException("run " + attempt.ref() + " has no event"));
            Optional<DriverProject> project = project(attempt.driver());
            return SourcedVariables.of(
                    attempt.driver(),
                    event.message(),
                    attempt.attempt(),
                    project.map(DriverProject::env).orElse(Map.of()),
                    project.map(DriverProject::secrets).orElse(Map.of()));
        }
    }

    private Optional<DriverProject> project(String driver) {
        if (!Files.exists(env.resolve(Path.of(DriverProject.FILE)))) {
            return Optional.empty();
        }
        Path here = Path.of("");
        return Optional.of(DriverProject.read(env.resolve(here), here, env.variables()))
                .filter(project -> project.definition().name().equals(driver));
    }
}
