package ug.open.conveyor.driver.cli.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.client.PayloadChanges;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;
import ug.open.conveyor.driver.session.ChosenDriver;
import ug.open.conveyor.driver.session.Differences;
import ug.open.conveyor.driver.session.DriverSession;
import ug.open.conveyor.driver.session.Ended;
import ug.open.conveyor.driver.session.Replay;
import ug.open.conveyor.driver.session.Sending;

/** {@code send}: sends recorded events to a driver that is attached to a stream, and compares the results. */
public final class SendCmd extends Cmd {
    private final RecordedOptions recorded = new RecordedOptions(this, "Send");
    private final Opt<String> driver = option(
            Kind.DRIVER,
            "NAME",
            "Send to driver NAME. Default: the attached one; of several, the one that the recording is of.",
            "--driver");
    private final SetOptions sets = new SetOptions(this);
    private final Opt<Payload> payload = option(
                    Kind.oneOf(Payload.values()),
                    "",
                    "How the driver gets the resource: as a text that holds JSON, as from a server of 0.6, or as an object, as the Rust "
                            + "runtime needs it.",
                    "--payload")
            .or("string");
    private final Opt<Duration> timeout =
            option(Kind.DURATION, "DURATION", "Time limit of one run. Default: none, for a breakpoint.", "--timeout");
    private final Opt<Long> concurrency = option(
                    Kind.number(1, 1024), "N", "Send up to N events before their results are there.", "--concurrency")
            .or("1");
    private final ComparisonOptions comparison = new ComparisonOptions(this);
    private final Opt<Boolean> withoutPipeline =
            flag("Take the pipeline out of each resource, so that no server goes on with it.", "--without-pipeline");
    private final Opt<Boolean> advance =
            flag("Send to a server with an engine all the same: results advance their pipelines.", "--advance");
    private final Consent consent = new Consent(this);
    private final SessionOptions session = new SessionOptions(this, "0");
    private final ServerOptions server = ServerOptions.ofStream(this);

    public SendCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(withoutPipeline, advance);
        exits(ExitCodes.FAILED, ExitCodes.DIFFERENT, ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_LOADED, ExitCodes.IO_FAILED);
        exits(ServerOptions.EXITS);
        details("""
                Sends recorded events to a driver that runs already, under a debugger for instance, and is attached to the stream of dev
                or to another one. That driver alone gets them. Its log lines appear as they come, and the run store keeps them with the
                results; differences from the recorded results are printed. Without --check the exit code is the new result's.

                A stream that dev has not made may belong to a real server: send wants its address by --nats or --context
                then. It leaves nothing there beside the events. At the server of a production context it asks first.""");
        examples(
                "conveyor-driver send @failed",
                "conveyor-driver send events.jsonl --only event=create --timeout 1m",
                "conveyor-driver send @last --set spec.branch=main --ignore data.took");
    }

    @Override
    public int call() throws Exception {
        recorded.check();
        if (timeout.given() && timeout.get().isZero()) {
            throw new UsageException("--timeout: expected a time above 0; leave it out for no limit");
        }
        ReadOptions options = comparison.reading();
        Differences differences = comparison.differences();
        PayloadChanges changes = new PayloadChanges(sets.assignments(), withoutPipeline.get(), env::warn);
        Sending.Wanted wanted = new Sending.Wanted(
                ServerUrl.shown(server.settings().nats()),
                server.givesStream(),
                driver.find(),
                payload.get(),
                changes,
                advance.get(),
                again());
        server.consent(consent, "send events to a driver");
        try (Sending sending = Sending.open(env, server::stream, wanted);
                Replay replay = new Replay(differences)) {
            Optional<String> known = sending.known();
            if (recorded.failed()
                    && !recorded.findFailures(options, known, "send", each -> replay.add(sending.of(each)))) {
                return ExitCodes.FAILED;
            }
            recorded.find(options, known, false, each -> replay.add(sending.of(each)));
            comparison.check(replay.drivers(), recorded.words());
            sending.choose(replay.drivers());
            return run(
                    sending,
                    replay,
                    sending.target(timeout.find(), concurrency.get().intValue()),
                    differences);
        }
    }

    /** What a line that sends an event once more needs, to mean the same. */
    private List<String> again() {
        List<String> words = new ArrayList<>();
        timeout.find().ifPresent(limit -> words.addAll(List.of("--timeout", Durations.text(limit))));
        if (advance.get()) {
            words.add("--advance");
        }
        words.addAll(server.streamAgain());
        return words;
    }

    private int run(Sending sending, Replay replay, ChosenDriver target, Differences differences) throws Exception {
        try (DriverSession opened = DriverSession.open(session.settings(), target, Mode.OFFLINE)) {
            String name = target.definition().name();
            Set<String> drivers = replay.drivers();
            if (!drivers.isEmpty() && !drivers.contains(name)) {
                opened.console().warned("recorded from " + String.join(", ", drivers) + ", sent to " + name);
            }
            Ended ended = comparison.run(opened, replay, differences, session);
            sending.checkStream();
            return comparison.code(ended, differences);
        }
    }
}
