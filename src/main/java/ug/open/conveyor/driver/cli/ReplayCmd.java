package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.record.ReadOptions;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoredAttempt;
import ug.open.conveyor.driver.terminal.SessionEnd;

/** {@code replay}: runs stored runs or recordings again, and tells what differs. */
final class ReplayCmd extends Cmd {
    private final Opt<List<String>> what = parameters(
            Kind.RUN_OR_FILE,
            "REF|FILE",
            "A stored run, " + Kind.REF_FORMS + "; or a recording, - for standard input.");
    private final Opt<Boolean> failed =
            flag("Each run whose newest execution failed, once; instead of REF and FILE.", "--failed");
    private final Opt<Instant> since =
            option(Kind.moment(env), "TIME", "With --failed: of those begun from this time on, like 24h.", "--since");
    private final Opt<String> ofDriver =
            option(Kind.DRIVER, "NAME", "With --failed: by this driver; else that of the project.", "--driver");
    private final DriverOptions driver = new DriverOptions(
            this,
            option(Kind.FOLDER, "FOLDER", "The folder with driver.yaml; this one where nothing is said.", "--project"));
    private final Opt<Boolean> check = flag(
            "Exit with 3 where success or data differ from what was recorded, with 0 where nothing does.", "--check");
    private final Opt<List<String>> ignore = options(
            Kind.TEXT, "PATH", "A JSON path that is not compared, like data.took or data.files[*].time.", "--ignore");
    private final Opt<List<String>> only =
            options(Kind.EVENTS, "KEY=VALUE", "Only these of the events: event, resource, name or run.", "--only");
    private final SessionOptions session = new SessionOptions(this);

    ReplayCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(what, failed);
        exits(
                ExitCodes.FAILED,
                ExitCodes.DIFFERENT,
                ExitCodes.NO_SUCH_RUN,
                ExitCodes.NOT_LOADED,
                ExitCodes.NOT_WRITTEN);
        details(
                "Runs events again that were run before, and prints where the results differ from the recorded ones: success and data count, "
                        + "the message does not. Nothing is published. Without --check the exit code is the new verdict.");
        examples(
                "conveyor-driver replay @last",
                "conveyor-driver replay @failed --timeout 1m",
                "conveyor-driver replay --failed --since 24h",
                "conveyor-driver replay events.jsonl",
                "conveyor-driver replay @last --check --ignore data.took");
    }

    @Override
    int call() throws Exception {
        checkWhat();
        ReadOptions options = EventInput.options(env, only.get());
        Differences differences = differences();
        try (Replay replay = new Replay(differences)) {
            if (failed.get() && !addFailures(replay, options)) {
                return ExitCodes.FAILED;
            }
            for (String word : what.get()) {
                replay.add(recorded(word, options));
            }
            Set<String> recorded = replay.drivers();
            Target target =
                    driver.target(recorded.size() == 1 ? recorded.stream().findFirst() : Optional.empty());
            if (check.get() && recorded.isEmpty()) {
                throw new UsageException("--check has nothing to compare with: there are no results in "
                        + String.join(", ", what.get()) + ", only events");
            }
            replay.by(target.definition().name());
            return run(replay, target, differences);
        }
    }

    private int run(Replay replay, Target target, Differences differences) throws Exception {
        try (DriverSession opened = DriverSession.open(this, session, target, Mode.OFFLINE)) {
            String name = target.definition().name();
            Set<String> recorded = replay.drivers();
            if (!recorded.isEmpty() && !recorded.contains(name)) {
                opened.console()
                        .warned("recorded of " + String.join(", ", recorded) + ", replayed by " + name
                                + "; the driver is that of the project, --project FOLDER, or a command: -- CMD");
            }
            if (check.get()) {
                opened.expects(replay::isAsRecorded);
            }
            Ended ended = opened.run(replay, Long.MAX_VALUE);
            differences.print(this, session.json());
            opened.summarize(ended, SessionEnd.LeftOut.NOTHING);
            if (!session.quiet() && ended.failure().isEmpty()) {
                env.say(differences.sentence());
            }
            int code = ended.codeOrFailure();
            return check.get() && !ended.isStopped() ? differences.code() : code;
        }
    }

    private Differences differences() {
        try {
            return new Differences(new HashSet<>(ignore.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--ignore: " + e.getMessage());
        }
    }

    private void checkWhat() {
        if (what.get().isEmpty() && !failed.get()) {
            throw new UsageException("REF|FILE is missing: such as @last, or events.jsonl");
        }
        for (Opt<?> opt : List.of(since, ofDriver)) {
            if (opt.given() && !failed.get()) {
                throw new UsageException(opt.name() + " needs --failed");
            }
        }
    }

    /** False where there are none. */
    private boolean addFailures(Replay replay, ReadOptions options) throws IOException {
        RunStore store = StorePlace.store(env);
        List<StoredAttempt> failures = new StoredRuns(store, driver).failures(ofDriver.find(), since.find());
        for (StoredAttempt failure : failures) {
            replay.add(new RecordedRun(store, failure, options));
        }
        if (failures.isEmpty()) {
            String by =
                    ofDriver.find().or(driver::known).map(name -> " of " + name).orElse("");
            String from = since.given() ? " since " + since.get().truncatedTo(ChronoUnit.SECONDS) : "";
            env.say("nothing to replay: no run" + by + " has failed" + from + " and not succeeded again");
        }
        return !failures.isEmpty();
    }

    /** A file of this name comes before a run of it. */
    private Recorded recorded(String word, ReadOptions options) throws IOException {
        boolean isFile = word.equals(EventInput.STANDARD) || EventInput.exists(env, word);
        if (isFile) {
            return new RecordedFile(EventInput.of(env, word), options);
        }
        RunStore store = StorePlace.store(env);
        return new RecordedRun(store, new StoredRuns(store, driver).find(word), options);
    }
}
