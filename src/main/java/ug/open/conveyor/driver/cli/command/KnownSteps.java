package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.client.Definition;
import ug.open.conveyor.driver.config.ConfigException;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.follow.PipelineSteps;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.KnownPipelines;

/** The steps of a pipeline: from the file of {@code --pipeline}, else those that {@code apply} sent last to this server. */
final class KnownSteps implements PipelineSteps {
    private final Environment env;
    private final ServerOptions server;
    private final Opt<String> file;
    private List<Definition> named = List.of();

    /** With an option of this command. */
    KnownSteps(Cmd cmd, Opt<String> file, ServerOptions server) {
        this.env = cmd.env;
        this.file = file;
        this.server = server;
    }

    /** That option. */
    static Opt<String> option(Cmd cmd) {
        return cmd.option(
                Kind.FILE_OR_DASH,
                "FILE",
                "With --follow: file with the pipeline, whose last step ends the run. Default: the steps that apply sent last.",
                "--pipeline");
    }

    boolean given() {
        return file.given();
    }

    /** Reads the file, if one is given. */
    void read() throws IOException {
        if (!given()) {
            return;
        }
        InputFile input = new InputFile(env, file.get());
        named = new ArrayList<>();
        for (Definition definition : Definition.read(input.text(), input.name())) {
            if (definition.kind() == Definition.Kind.PIPELINE
                    && !definition.steps().isEmpty()) {
                named.add(definition);
            }
        }
        if (named.isEmpty()) {
            throw new UsageException("--pipeline: " + input.name() + " has no pipeline with steps");
        }
    }

    /** Checks that the file, if given, has the pipeline of the run. */
    void check(Optional<String> pipeline, String resource) {
        if (given() && pipeline.isEmpty()) {
            throw new UsageException("--pipeline: " + resource + " names no pipeline");
        }
        if (given() && find(pipeline.get()).isEmpty()) {
            throw new UsageException("--pipeline: " + file.get() + " has the pipeline "
                    + named.get(0).name() + ", and " + resource + " goes through " + pipeline.get());
        }
    }

    private Optional<String> find(String pipeline) {
        return named.stream()
                .filter(definition -> definition.name().equals(pipeline))
                .reduce((first, later) -> later) // as on a server: the last one replaces the others
                .map(definition -> last(definition.steps()));
    }

    private static String last(List<String> steps) {
        return steps.get(steps.size() - 1);
    }

    @Override
    public Optional<String> last(String pipeline) {
        Optional<String> ofFile = given() ? find(pipeline) : Optional.empty();
        if (given() && ofFile.isEmpty()) {
            env.warn(file.get() + " has no pipeline '" + pipeline + "', which is the run's");
        }
        return ofFile.or(() -> remembered(pipeline));
    }

    private Optional<String> remembered(String pipeline) {
        try {
            return kept(env).flatMap(known -> known.find(api(server), pipeline)).map(KnownSteps::last);
        } catch (ConfigException e) {
            return Optional.empty(); // a wrong URL matters only to those who connect
        }
    }

    /** Keeps the steps of a pipeline that a server accepted. A failure to keep them is only a warning. */
    static void remember(Environment env, ServerOptions server, Definition pipeline) {
        Optional<KnownPipelines> kept = kept(env);
        if (kept.isEmpty()) {
            return;
        }
        try {
            kept.get()
                    .remember(
                            api(server),
                            pipeline.name(),
                            pipeline.steps(),
                            env.time().now());
        } catch (IOException e) {
            env.warn("cannot keep the steps of " + pipeline.name()
                    + "; to follow one of its runs, name its last driver with --driver: " + e.getMessage());
        }
    }

    private static Optional<KnownPipelines> kept(Environment env) {
        return StorePlace.find(env).map(KnownPipelines::in);
    }

    private static String api(ServerOptions server) {
        return ServerUrl.shown(server.settings().api());
    }
}
