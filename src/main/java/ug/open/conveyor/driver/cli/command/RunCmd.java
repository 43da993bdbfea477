package ug.open.conveyor.driver.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordedEvents;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.session.ChosenDriver;
import ug.open.conveyor.driver.session.Comparing;
import ug.open.conveyor.driver.session.DriverSession;
import ug.open.conveyor.driver.session.EndConditions;
import ug.open.conveyor.driver.session.Ended;
import ug.open.conveyor.driver.session.Opening;
import ug.open.conveyor.driver.session.PipelineInput;
import ug.open.conveyor.driver.session.PipelinePlan;
import ug.open.conveyor.driver.session.PipelineRun;
import ug.open.conveyor.driver.session.Rounds;
import ug.open.conveyor.driver.session.SessionSettings;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.terminal.SessionEnd.LeftOut;
import ug.open.conveyor.driver.wire.InputFormatException;

/** {@code run}: a driver on the events of a recording, or of the live stream. */
public final class RunCmd extends Cmd {
    private final ProjectFolders projects = ProjectFolders.several(parameters(
            Kind.FOLDER,
            "PROJECT",
            "Folder with driver.yaml. Default: the working folder. With --pipeline: projects, or folders with projects one level below; "
                    + "default: all projects below the working folder."));
    private final DriverOptions driver = new DriverOptions(this, projects);
    private final Opt<String> events = option(
            Kind.FILE_OR_DASH,
            "FILE",
            "Recorded events: a recording, captured traffic, driver messages or resources; JSON lines, a JSON array or YAML, also "
                    + "compressed by gzip; - for standard input.",
            "--events");
    private final Opt<List<String>> only = options(
            Kind.EVENTS,
            "KEY=VALUE",
            "Only these events: event, resource (type or type/name), name or run. One key twice means either, two keys mean both.",
            "--only");
    private final Opt<Boolean> skipInvalid =
            flag("Skip and count records that are no events, in place of stopping at the first.", "--skip-invalid");
    private final ChangeOptions change = new ChangeOptions(this);
    private final TtyOption tty = new TtyOption(this, driver);
    private final EndOptions ends = new EndOptions(this);
    private final LiveOptions live = new LiveOptions(this);
    private final PipelineOptions pipeline = new PipelineOptions(this, driver, projects, live.from());
    private final CompareOptions compare = new CompareOptions(this);
    private final SessionOptions session = new SessionOptions(this);
    private final ReportOptions report = new ReportOptions(this);
    private final Consent consent = new Consent(this);
    private final ServerOptions server = ServerOptions.ofBoth(this);

    public RunCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.FAILED, ExitCodes.DIFFERENT, ExitCodes.NOT_LOADED, ExitCodes.IO_FAILED);
        exits(ServerOptions.EXITS);
        apart(events, live.joining());
        ends.ofLive().forEach(limit -> apart(events, limit));
        ends.ofOneDriver().forEach(limit -> apart(pipeline.option(), limit));
        apart(pipeline.option(), live.joining());
        apart(tty.opt(), live.watching());
        apart(tty.opt(), pipeline.option());
        apart(pipeline.option(), compare.option());
        apart(report.option(), live.watching());
        apart(report.option(), compare.option());
        details("""
                Runs the driver of a project, or a command, on each event of a recording (--events) or of the live event stream. The run
                store keeps events, log lines and results.

                On the live stream, run is a bystander: the driver runs for real on the events of the production driver, but nothing is
                published. With --compare it compares its results with those of the production driver. With --join it takes part under the
                driver's name. It acknowledges an event only after the run store and the server have the result: a killed process loses
                nothing, and the server sends its unfinished events again. At the server of a production context, --join asks first.

                With --pipeline, each event begins a pipeline, which needs no server. The sessions of its steps have one run id: logs RUN-ID
                shows all of them. The exit code is the worst step's.

                A command gets the resource as JSON on standard input and CONVEYOR_* variables. Exit code 0 is success, 75 a temporary
                failure, any other a failure. Log lines of the driver go to standard output, all other messages to standard error.""");
        examples(
                "conveyor-driver run --events events.jsonl",
                "conveyor-driver run --events events.jsonl --only event=create --fail-fast",
                "conveyor-driver run --events events.jsonl --event update --set spec.branch=next",
                "conveyor-driver run --events events.jsonl --concurrency 4 --timeout 30s -- cat",
                "conveyor-driver run --pipeline pipeline.yaml --events events.jsonl",
                "conveyor-driver run --compare --ignore data --max-events 3",
                "gzip -c events.jsonl | conveyor-driver run --events - -- cat");
    }

    @Override
    public int call() throws Exception {
        return report.open(false, session)
                .following(events.given() && !pipeline.given())
                .around(this::run);
    }

    private int run() throws Exception {
        driver.check();
        server.check();
        compare.check(events, live.joining());
        if (pipeline.given()) {
            return pipeline();
        }
        pipeline.refuse();
        if (events.given()) {
            return runs(this::runRecorded, Set.of());
        }
        List<Opt<?>> ofRecorded = new ArrayList<>(List.of(only, skipInvalid));
        ofRecorded.addAll(change.all());
        ofRecorded.add(tty.opt());
        for (Opt<?> recorded : ofRecorded) {
            if (recorded.given()) {
                throw new UsageException(recorded.name() + " needs recorded events: --events FILE");
            }
        }
        live.check();
        if (live.watches() && driver.isCommand()) {
            throw new UsageException("--watch needs a project; a command behind -- starts anew for each event anyway");
        }
        LiveRun run = new LiveRun(driver.settings(session), server, ends, this::target);
        if (!live.join()) {
            return bystander(run);
        }
        driver.refuseToJoin();
        if (!driver.named()) {
            throw new UsageException(
                    "--join needs the driver's name, under which the server keeps its events: --name NAME");
        }
        server.consent(consent, "join as the driver");
        return run.join(live);
    }

    private int bystander(LiveRun run) throws Exception {
        Optional<Comparing.How> how = compare.how();
        driver.confirmProgram(consent);
        return how.isPresent() ? run.compare(live, how.get()) : run.shadow(live);
    }

    private ChosenDriver target() {
        return driver.target(Optional.empty());
    }

    /** Once, or again after each save of the events or of these files. */
    private int runs(Rounds.Body body, Set<Path> more) throws Exception {
        SessionSettings settings = driver.settings(session);
        if (!live.watches()) {
            return body.run(new Opening.Once(settings));
        }
        change.refuseInRounds(live.watching());
        Set<Path> inputs = new HashSet<>(new InputFile(env, events.get()).toWatch());
        inputs.addAll(more);
        try (Rounds rounds = new Rounds(settings, inputs, Set.of())) {
            return rounds.run(body);
        }
    }

    private int runRecorded(Opening opening) throws Exception {
        ReadOptions options = change.changing(InputFile.reading(env, only.get()), List.of(events.get()));
        tty.check(List.of(events.get()));
        ChosenDriver target = tty.of(target(), session.settings());
        try (DriverSession opened = opening.open(target)) {
            opened.reaches(server.flags());
            ReadOptions reading =
                    skipInvalid.get() ? options.skippingInvalid(new Skipped(opened.console()::warned)) : options;
            try (RecordedEvents source = Recordings.events(new InputFile(env, events.get()).events(), reading)) {
                EndConditions conditions = ends.from(env.time());
                opened.endsBy(conditions);
                if (change.byHand()) {
                    source.readAhead();
                }
                Ended ended = opened.run(source, ends.maxEvents());
                opened.summarize(ended, new LeftOut(source.found() - source.given(), source.skipped()));
                sayRunIdsMade(source.runIdsMade());
                return ends.code(ended, conditions);
            }
        } catch (InputFormatException e) {
            boolean helps = e.line() > 0 && !e.isEnding() && !skipInvalid.get();
            throw helps ? new ConveyorException(e.getMessage() + "; --skip-invalid skips unreadable records", e) : e;
        }
    }

    private int pipeline() throws Exception {
        if (!events.given()) {
            throw new UsageException("--pipeline needs the events that begin it: --events FILE");
        }
        live.checkPipeline();
        return runs(this::runPipeline, pipeline.toWatch(live.watches()));
    }

    private int runPipeline(Opening opening) throws Exception {
        ReadOptions options = change.ofPipeline(InputFile.reading(env, only.get()), List.of(events.get()));
        ReadOptions reading = skipInvalid.get() ? options.skippingInvalid(new Skipped(env::warn)) : options;
        PipelinePlan plan = pipeline.plan();
        try (PipelineInput input = new PipelineInput()) {
            if (plan.from() > 1) {
                input.addRecording(new InputFile(env, events.get()).events(), reading);
                input.alsoIn(StorePlace.store(env));
            } else {
                input.addEvents(new InputFile(env, events.get()).events(), reading);
            }
            PipelineRun run = new PipelineRun(opening, env, plan, input);
            run.reaches(server.flags());
            run.maxEvents(ends.maxEvents());
            return run.run();
        }
    }

    private void sayRunIdsMade(long count) {
        if (count > 0 && !live.watches()) {
            env.say((count == 1 ? "1 driver message" : count + " driver messages")
                    + " had no run_id: conveyor-driver made a new one for each");
        }
    }

    /** Reports the first skipped records; the summary counts all. */
    private static final class Skipped implements Consumer<InputFormatException> {
        private static final int MOST = 20;

        private final Consumer<String> warned;
        private int count;

        Skipped(Consumer<String> warned) {
            this.warned = warned;
        }

        @Override
        public void accept(InputFormatException problem) {
            if (++count <= MOST) {
                warned.accept(problem.getMessage());
            }
            if (count == MOST) {
                warned.accept("further unreadable records are only counted");
            }
        }
    }
}
