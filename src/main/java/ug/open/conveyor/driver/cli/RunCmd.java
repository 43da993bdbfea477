package ug.open.conveyor.driver.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.record.MalformedInputException;
import ug.open.conveyor.driver.record.ReadOptions;
import ug.open.conveyor.driver.record.RecordedEvents;
import ug.open.conveyor.driver.record.Recordings;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.terminal.SessionEnd.LeftOut;

/** {@code run}: a driver on the events of a recording, or of the live stream. */
final class RunCmd extends Cmd {
    private final DriverOptions driver = new DriverOptions(
            this, parameter(Kind.FOLDER, "PROJECT", "The folder with driver.yaml; this one where it is left out."));
    private final Opt<String> events = option(
            Kind.FILE_OR_DASH,
            "FILE",
            "Recorded events: a recording, captured traffic, driver messages or Resources; JSON lines, a JSON array or YAML, "
                    + "gzipped or not; - for standard input.",
            "--events");
    private final Opt<List<String>> only = options(
            Kind.EVENTS,
            "KEY=VALUE",
            "Only these of the events: event, resource (type or type/name), name or run; one key twice means either, two keys mean both.",
            "--only");
    private final Opt<Boolean> skipInvalid = flag(
            "Pass over what cannot be read as an event and count it, instead of stopping there.", "--skip-invalid");
    private final Limits limits = new Limits(this);
    private final LiveOptions live = new LiveOptions(this);
    private final SessionOptions session = new SessionOptions(this);
    private final ServerOptions server = ServerOptions.ofStream(this);

    RunCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.FAILED, ExitCodes.NOT_LOADED, ExitCodes.NOT_WRITTEN);
        exits(ServerOptions.EXITS);
        apart(events, live.joining());
        apart(events, live.watching());
        limits.ofLive().forEach(limit -> apart(events, limit));
        details(
                "Runs the driver of a project, or a command, on each event of a recording (--events), or of the live event stream, and keeps "
                        + "what happens in the run store.\n\n"
                        + "On the live stream it looks on as a bystander: the driver runs for real on what the real one is sent, and nothing is "
                        + "published. With --join it takes part under the driver's name: an event is acknowledged when its result is kept and "
                        + "the server has it, so a process that is killed loses nothing, and what it had in hand comes again.\n\n"
                        + "A command gets the resource as JSON on standard input and CONVEYOR_* variables; its exit code 0 is success, 75 a "
                        + "temporary failure, any other a failure. What the driver logs goes to standard output, everything else to standard error.");
        examples(
                "conveyor-driver run --events events.jsonl",
                "conveyor-driver run --events events.jsonl --only event=create --fail-fast",
                "conveyor-driver run --events events.jsonl --concurrency 4 --timeout 30s -- cat",
                "gzip -c events.jsonl | conveyor-driver run --events - -- cat");
    }

    @Override
    int call() throws Exception {
        if (events.given()) {
            return runRecorded();
        }
        for (Opt<?> recorded : List.of(only, skipInvalid)) {
            if (recorded.given()) {
                throw new UsageException(recorded.name() + " is for recorded events: --events FILE");
            }
        }
        live.check();
        if (live.watching().get() && driver.isCommand()) {
            throw new UsageException(
                    "--watch is for a project; a command behind -- is started anew for each event anyway");
        }
        LiveRun run = new LiveRun(this, server, session, limits, this::target);
        if (!live.join()) {
            return run.shadow(live);
        }
        if (!driver.named()) {
            throw new UsageException("--join needs the driver's name, under which events are kept for it: --name NAME");
        }
        return run.join(live);
    }

    private Target target() {
        return driver.target(Optional.empty());
    }

    private int runRecorded() throws Exception {
        ReadOptions options = EventInput.options(env, only.get());
        Target target = target();
        try (DriverSession opened = DriverSession.open(this, session, target, Mode.OFFLINE)) {
            ReadOptions reading = skipInvalid.get() ? options.skippingInvalid(new Skipped(opened.console())) : options;
            try (RecordedEvents source = Recordings.events(EventInput.of(env, events.get()), reading)) {
                EndConditions ends = limits.from(env.time());
                opened.endsBy(ends);
                Ended ended = opened.run(source, limits.maxEvents());
                opened.summarize(ended, new LeftOut(source.found() - source.given(), source.skipped()));
                sayRunIdsMade(source.runIdsMade());
                return limits.code(ended, ends);
            }
        } catch (MalformedInputException e) {
            boolean helps = e.line() > 0 && !e.isEnding() && !skipInvalid.get();
            throw helps
                    ? new ConveyorException(e.getMessage() + "; --skip-invalid passes over what cannot be read", e)
                    : e;
        }
    }

    private void sayRunIdsMade(long count) {
        if (count > 0 && !session.quiet()) {
            env.say((count == 1 ? "1 driver message" : count + " driver messages")
                    + " had no run_id: conveyor-driver made a new one for each");
        }
    }

    /** Tells of the first records that are passed over; all of them are counted in the summary. */
    private static final class Skipped implements Consumer<String> {
        private static final int MOST = 20;

        private final Console console;
        private int count;

        Skipped(Console console) {
            this.console = console;
        }

        @Override
        public void accept(String sentence) {
            if (++count <= MOST) {
                console.warned(sentence);
            }
            if (count == MOST) {
                console.warned("from here on, what cannot be read is only counted");
            }
        }
    }
}
