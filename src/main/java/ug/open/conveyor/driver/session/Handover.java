package ug.open.conveyor.driver.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.wire.EnginePipeline;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/**
 * What a step of a pipeline hands to the next one: its events, as {@link EnginePipeline} makes them of the results. They wait in a file, since they
 * may be many, in the form of captured traffic. The file has no name, so that nothing is left of it even where the process is killed.
 */
final class Handover implements AutoCloseable {
    private static final String NAME = "driver.result";

    private final Environment env;
    private final EnginePipeline pipeline;
    private final boolean last;
    private FileChannel file;
    private OutputStream out;
    private long events;
    private long stuck;
    private IOException broken;

    /** @param last whether nothing follows, whatever the pipeline has */
    Handover(Environment env, EnginePipeline pipeline, boolean last) {
        this.env = env;
        this.pipeline = pipeline;
        this.last = last;
    }

    /** A step has ended. */
    synchronized void after(DriverMessage message, String driver, DriverResult result, Consumer<String> warned) {
        if (last) {
            return;
        }
        PipelineEvent event = new PipelineEvent(NAME, message.runId(), driver, result, message.payload());
        try {
            EnginePipeline.Next next = pipeline.after(event, env.ids().get());
            if (next instanceof EnginePipeline.Next.TooLong tooLong) {
                stands(tooLong.sentence(), message, warned);
            } else if (next instanceof EnginePipeline.Next.Event follows) {
                write(follows);
                events++;
            }
        } catch (ConveyorException e) {
            stands(e.getMessage(), message, warned);
        } catch (IOException e) {
            broken = broken == null ? e : broken;
        }
    }

    /** An event had no result, so that on a server the pipeline would wait for ever. */
    synchronized void without(String why, DriverMessage message, Consumer<String> warned) {
        stands(why, message, warned);
    }

    private void stands(String why, DriverMessage message, Consumer<String> warned) {
        stuck++;
        warned.accept("run " + message.runId() + " stands still here, as on a server: " + why);
    }

    private void write(EnginePipeline.Next.Event event) throws IOException {
        if (out == null) {
            Path place = Files.createTempFile(env.platform().scratch(), "conveyor-driver-step", ".jsonl");
            file = FileChannel.open(
                    place, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
        }
        Buffer line = new Buffer(event.body().length + 256);
        line.utf8("{\"subject\":");
        line.string(event.subject());
        line.utf8(",\"body\":");
        line.string(new String(event.body(), StandardCharsets.UTF_8));
        line.utf8("}\n");
        out.write(line.toArray());
    }

    /** How many runs go no further, though no step of them has failed. */
    synchronized long stuck() {
        return stuck;
    }

    /** How many events the next step has. */
    synchronized long size() {
        return events;
    }

    /**
     * The events of the next step; at least one.
     *
     * @throws IOException where they could not be kept
     */
    EventSource events() throws IOException {
        out.flush();
        if (broken != null) {
            throw broken;
        }
        Input input = Input.stream("the events of the next step", Channels.newInputStream(file.position(0)));
        return Recordings.events(input, ReadOptions.strict(env.ids(), env.time()::now));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
