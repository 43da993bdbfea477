package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.config.ProjectSearch;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.session.ChosenDriver;
import ug.open.conveyor.driver.session.PipelinePlan;
import ug.open.conveyor.driver.wire.EnginePipeline;

/** A pipeline to go through without a server: which one, which of its steps, and the projects of their drivers. */
final class PipelineOptions {
    private final Environment env;
    private final DriverOptions driver;
    private final ProjectFolders projects;
    private final Opt<String> file;
    private final Opt<String> from;
    private final Opt<String> until;

    /** @param from the option for the first step, which the command shares with something else */
    PipelineOptions(Cmd cmd, DriverOptions driver, ProjectFolders projects, Opt<String> from) {
        this.env = cmd.env;
        this.driver = driver;
        this.projects = projects;
        this.from = from;
        cmd.heading("A pipeline without a server");
        file = cmd.option(
                Kind.FILE_OR_DASH,
                "FILE",
                "Each event begins this pipeline: its steps run one after the other, each with the event that a server sends after the step "
                        + "before. The projects of its drivers are found by their names.",
                "--pipeline");
        until = cmd.option(Kind.TEXT, "STEP", "With --pipeline: the last step to run, by number or driver.", "--until");
        cmd.heading("Options");
    }

    boolean given() {
        return file.given();
    }

    Opt<String> option() {
        return file;
    }

    /** Refuses options that need {@code --pipeline}: these, and those of the command that are there for it alone. */
    void refuse(Opt<?>... alone) {
        List<Opt<?>> all = new ArrayList<>(List.of(alone));
        all.add(until);
        for (Opt<?> opt : all) {
            if (opt.given()) {
                throw new UsageException(opt.name() + " needs --pipeline");
            }
        }
    }

    /** Its file, where somebody watches. */
    Set<Path> toWatch(boolean watches) {
        return watches ? new InputFile(env, file.get()).toWatch() : Set.of();
    }

    /**
     * What to run; its drivers are found, and their projects read.
     *
     * @throws ug.open.conveyor.driver.ConveyorException where the file or a project is wrong, or a driver nowhere or twice
     */
    PipelinePlan plan() throws IOException {
        driver.refuseBeside(file);
        List<EnginePipeline> pipelines = new PipelineFile(env, file.get()).read();
        if (pipelines.size() != 1) {
            throw new UsageException("--pipeline: expected one pipeline in " + file.get() + ", found "
                    + (pipelines.isEmpty()
                            ? "none; a pipeline has name, resource and steps"
                            : String.join(
                                    ", ",
                                    pipelines.stream().map(EnginePipeline::name).toList())));
        }
        EnginePipeline pipeline = pipelines.get(0);
        int first = from.given() ? step(from, pipeline) : 1;
        int last = until.given() ? step(until, pipeline) : pipeline.drivers().size();
        if (last < first) {
            throw new UsageException(
                    "--until: step " + last + " (" + pipeline.drivers().get(last - 1) + ") comes before step " + first
                            + " (" + pipeline.drivers().get(first - 1) + ") of --from");
        }
        return new PipelinePlan(pipeline, first, drivers(pipeline, first, last));
    }

    private List<ChosenDriver> drivers(EnginePipeline pipeline, int first, int last) {
        ProjectSearch search =
                projects.given() ? ProjectSearch.in(env.folder(), projects.all()) : ProjectSearch.below(env.folder());
        List<ChosenDriver> drivers = new ArrayList<>();
        for (int step = first; step <= last; step++) {
            Path folder = search.of(pipeline.drivers().get(step - 1));
            drivers.add(driver.ofProject(folder, !folder.toString().isEmpty()));
        }
        return drivers;
    }

    private static int step(Opt<String> opt, EnginePipeline pipeline) {
        List<String> drivers = pipeline.drivers();
        int named = drivers.indexOf(opt.get()) + 1;
        if (named > 0) {
            return named;
        }
        Optional<Integer> number = number(opt.get());
        if (number.isPresent() && number.get() >= 1 && number.get() <= drivers.size()) {
            return number.get();
        }
        throw new UsageException(opt.name() + ": the pipeline " + pipeline.name() + " has no step '" + opt.get()
                + "'; expected 1 to " + drivers.size() + ", or one of " + String.join(", ", drivers)
                + Nearest.question(opt.get(), drivers));
    }

    private static Optional<Integer> number(String word) {
        try {
            return Optional.of(Integer.valueOf(word));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
