package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.client.Definition;
import ug.open.conveyor.driver.config.ConfigException;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.record.KnownPipelines;
import ug.open.conveyor.driver.runtime.PipelineSteps;

/** The steps of a pipeline: as the file says that {@code --pipeline} names, else as {@code apply} saw them last at this server. */
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
                "With --follow: the pipeline, whose last step ends the run; else as apply last saw it.",
                "--pipeline");
    }

    boolean given() {
        return file.given();
    }

    /** Reads the file, where one is named. */
    void read() throws IOException {
        if (!given()) {
            return;
        }
        TextFile text = TextFile.read(env, file.get());
        named = new ArrayList<>();
        for (Definition definition : Definition.read(text.text(), text.name())) {
            if (definition.kind() == Definition.Kind.PIPELINE
                    && !definition.steps().isEmpty()) {
                named.add(definition);
            }
        }
        if (named.isEmpty()) {
            throw new UsageException("--pipeline: " + text.name() + " has no pipeline in it, which has steps");
        }
    }

    /** Checks that the file, where one is named, has the pipeline that a run will go through. */
    void check(Optional<String> pipeline, String resource) {
        if (given() && pipeline.isEmpty()) {
            throw new UsageException("--pipeline: " + resource + " goes through no pipeline: it names none");
        }
        if (given() && find(pipeline.get()).isEmpty()) {
            throw new UsageException("--pipeline: " + file.get() + " has the pipeline "
                    + named.get(0).name() + ", and " + resource + " goes through " + pipeline.get());
        }
    }

    private Optional<String> find(String pipeline) {
        return named.stream()
                .filter(definition -> definition.name().equals(pipeline))
                .reduce((first, later) -> later) // as a server has them: the last one replaces the others
                .map(definition -> last(definition.steps()));
    }

    private static String last(List<String> steps) {
        return steps.get(steps.size() - 1);
    }

    @Override
    public Optional<String> last(String pipeline) {
        Optional<String> ofFile = given() ? find(pipeline) : Optional.empty();
        if (given() && ofFile.isEmpty()) {
            env.say("warning: " + file.get() + " has no pipeline '" + pipeline + "', which the run goes through");
        }
        return ofFile.or(() -> remembered(pipeline));
    }

    private Optional<String> remembered(String pipeline) {
        Optional<Path> home = StorePlace.find(env);
        if (home.isEmpty()) {
            return Optional.empty();
        }
        try {
            return KnownPipelines.in(home.get())
                    .find(ServerUrl.shown(server.settings().api()), pipeline)
                    .map(KnownSteps::last);
        } catch (ConfigException e) {
            return Optional.empty(); // no server is asked here: that its URL is wrong matters elsewhere
        }
    }

    /** Keeps the steps of a pipeline that a server has taken. Where that fails, the pipeline is applied all the same. */
    static void remember(Environment env, ServerOptions server, Definition pipeline) {
        Optional<Path> home = StorePlace.find(env);
        if (home.isEmpty()) {
            return;
        }
        try {
            KnownPipelines.in(home.get())
                    .remember(ServerUrl.shown(server.settings().api()), pipeline.name(), pipeline.steps());
        } catch (IOException e) {
            env.say("warning: the steps of " + pipeline.name()
                    + " are not remembered, so that who follows a run of it has to name its last one with --driver: "
                    + e.getMessage());
        }
    }
}
