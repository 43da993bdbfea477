package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.client.Definition;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.wire.EnginePipeline;

/** The pipelines of a file that {@code apply} would take, for this tool to go through in the place of a server. */
record PipelineFile(Environment env, String word) {
    private static final String OPEN_ALREADY = "/dev/";

    /**
     * Its pipelines; resource definitions in it are passed over.
     *
     * @throws UsageException where a pipeline has no steps, or a driver twice, so that a run of it would never end on a server
     */
    List<EnginePipeline> read() throws IOException {
        InputFile input = new InputFile(env, word);
        check(input);
        List<EnginePipeline> pipelines = new ArrayList<>();
        for (Definition definition : Definition.read(input.text(), input.name())) {
            if (definition.kind() == Definition.Kind.PIPELINE) {
                pipelines.add(checked(definition));
            } else {
                env.say("skipped: the resource definition " + definition.name() + ", which needs a Conveyor server");
            }
        }
        return pipelines;
    }

    private EnginePipeline checked(Definition pipeline) {
        if (pipeline.steps().isEmpty()) {
            throw new UsageException("--pipeline: " + word + ": the pipeline " + pipeline.name() + " has no steps");
        }
        if (pipeline.warning().isPresent()) {
            throw new UsageException("--pipeline: " + pipeline.warning().get() + "; name each driver once");
        }
        return new EnginePipeline(pipeline.name(), pipeline.steps());
    }

    /** What would be waited for without end is none, such as a named pipe that nobody writes; one of a shell is open already. */
    private void check(InputFile input) {
        if (word.equals("-")) {
            return;
        }
        Path path = env.resolve(Kind.FILE.read(word));
        if (Files.isDirectory(path)) {
            throw new UsageException("--pipeline: " + word + " is a folder; expected a file with a pipeline");
        }
        if (input.exists() && !Files.isRegularFile(path) && !path.startsWith(OPEN_ALREADY)) {
            throw new UsageException("--pipeline: " + word + " is no regular file; expected a file with a pipeline");
        }
    }
}
