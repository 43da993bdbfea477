package ug.open.conveyor.driver.cli.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.session.ChosenDriver;
import ug.open.conveyor.driver.session.Differences;
import ug.open.conveyor.driver.session.DriverSession;
import ug.open.conveyor.driver.session.Ended;
import ug.open.conveyor.driver.session.Opening;
import ug.open.conveyor.driver.session.PipelineInput;
import ug.open.conveyor.driver.session.PipelinePlan;
import ug.open.conveyor.driver.session.PipelineRun;
import ug.open.conveyor.driver.session.Replay;
import ug.open.conveyor.driver.session.Reports;
import ug.open.conveyor.driver.session.Rounds;
import ug.open.conveyor.driver.session.SessionSettings;

/** {@code replay}: runs stored runs or recordings again and compares the results. */
public final class ReplayCmd extends Cmd {
    private final RecordedOptions recorded = new RecordedOptions(this, "Replay");
    private final Opt<String> ofDriver = option(
            Kind.DRIVER, "NAME", "With --failed: only runs of driver NAME. Default: the project's driver.", "--driver");
    private final ProjectFolders project = ProjectFolders.one(
            option(Kind.FOLDER, "FOLDER", "Folder with driver.yaml. Default: the working folder.", "--project"));
    private final DriverOptions driver = new DriverOptions(this, project);
    private final ComparisonOptions comparison = new ComparisonOptions(this);
    private final ChangeOptions change = new ChangeOptions(this);
    private final Opt<Boolean> watch = flag(
            "Replay again after each save of a driver, a recording or the file of --pipeline, and print what changed. A run stays the one"
                    + " that REF meant at first.",
            "--watch");
    private final UpdateOptions update = new UpdateOptions(this);
    private final DebugOptions debug = new DebugOptions(this, driver, comparison);
    private final SessionOptions session = new SessionOptions(this);
    private final ReportOptions report = new ReportOptions(this);
    private Reports reports;
    private final Opt<String> from = option(
            Kind.TEXT,
            "STEP",
            "With --pipeline: the first step to run, by number or driver, with the recorded results of the steps before it.",
            "--from");
    private final PipelineOptions pipeline = new PipelineOptions(this, driver, project, from);

    public ReplayCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(update.option(), watch);
        apart(report.option(), watch);
        apart(update.option(), pipeline.option());
        change.all().forEach(changing -> apart(update.option(), changing));
        for (Opt<?> debugging : debug.all()) {
            List.of(watch, update.option(), pipeline.option(), report.option())
                    .forEach(other -> apart(debugging, other));
        }
        exits(ExitCodes.FAILED, ExitCodes.DIFFERENT, ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_LOADED, ExitCodes.IO_FAILED);
        details("""
                Runs recorded events again and prints how the results differ from the recorded ones: success and data count, the message
                does not. It publishes nothing. Without --check the exit code is the new result's.

                Recordings with results are a suite of tests, each event a case: --check runs it, and --check --update
                accepts the new results, after a question on a terminal.""");
        examples(
                "conveyor-driver replay @last",
                "conveyor-driver replay @failed --timeout 1m",
                "conveyor-driver replay --failed --since 24h",
                "conveyor-driver replay events.jsonl",
                "conveyor-driver replay @last --set spec.branch=main",
                "conveyor-driver replay @last --check --ignore data.took",
                "conveyor-driver replay --check --concurrency 4 cases/",
                "conveyor-driver replay --check --update --yes events.jsonl");
    }

    @Override
    public int call() throws Exception {
        reports = report.open(comparison.checks(), session);
        return reports.around(this::run);
    }

    private int run() throws Exception {
        recorded.check(ofDriver);
        driver.check();
        debug.check(recorded.inputs());
        update.check(comparison.checks(), recorded.failed());
        if (pipeline.given()) {
            return replays(this::replayPipeline, pipeline.toWatch(watch.get()));
        }
        pipeline.refuse(from);
        return replays(this::replay, Set.of());
    }

    /** Once, or again after each save of what is replayed, or of these files. */
    private int replays(Rounds.Body body, Set<Path> more) throws Exception {
        SessionSettings settings = driver.settings(session);
        if (!watch.get()) {
            return body.run(new Opening.Once(settings));
        }
        change.refuseInRounds(watch);
        Set<Path> inputs = new HashSet<>(recorded.toWatch());
        inputs.addAll(more);
        try (Rounds rounds = new Rounds(settings, inputs, comparison.ignored())) {
            return rounds.run(body);
        }
    }

    private int replay(Opening opening) throws Exception {
        ReadOptions options = change.changing(comparison.reading(), recorded.inputs());
        Differences differences = comparison.differences();
        differences.tells(reports::compared);
        try (Replay replay = new Replay(differences)) {
            Optional<String> known = driver.known();
            Optional<String> by = ofDriver.given() ? ofDriver.find() : known;
            if (recorded.failed() && !recorded.findFailures(options, by, "replay", replay::add)) {
                return ExitCodes.FAILED;
            }
            recorded.find(options, known, update.given(), replay::add);
            Set<String> drivers = replay.drivers();
            ChosenDriver target =
                    driver.target(drivers.size() == 1 ? drivers.stream().findFirst() : Optional.empty());
            comparison.check(drivers, recorded.words());
            ChosenDriver chosen = debug.of(target, session.settings());
            return debug.isElsewhere() ? debug.run(replay, chosen) : run(replay, opening, chosen, differences);
        }
    }

    private int replayPipeline(Opening opening) throws Exception {
        if (recorded.failed()) {
            throw new UsageException(
                    "--pipeline runs whole runs again, and --failed the steps that failed; leave out either");
        }
        ReadOptions options = change.ofPipeline(comparison.reading(), recorded.inputs());
        Differences differences = comparison.differences();
        differences.tells(reports::compared);
        PipelinePlan plan = pipeline.plan();
        try (PipelineInput input = new PipelineInput()) {
            recorded.findRuns(options, plan.pipeline().drivers().get(0), input);
            PipelineRun run = new PipelineRun(opening, env, plan, input);
            return comparison.code(run, differences, session);
        }
    }

    private int run(Replay replay, Opening opening, ChosenDriver target, Differences differences) throws Exception {
        try (DriverSession opened = opening.open(target)) {
            String name = opened.driver().name();
            Set<String> recorded = replay.drivers();
            if (!recorded.isEmpty() && !recorded.contains(name)) {
                opened.console()
                        .warned("recorded from " + String.join(", ", recorded) + ", replayed by " + name
                                + "; choose the driver by --project FOLDER, or a command: -- CMD");
            }
            if (change.byHand()) {
                replay.readAhead();
            }
            Ended ended = comparison.run(opened, replay, differences, session);
            int code = comparison.code(ended, differences);
            return ended.isStopped() ? code : update.apply(replay.targets(), differences, code);
        }
    }
}
