package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.record.AmbiguousRefException;
import ug.open.conveyor.driver.record.NoSuchRunException;
import ug.open.conveyor.driver.record.ReadOptions;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoreException;
import ug.open.conveyor.driver.record.StoredAttempt;
import ug.open.conveyor.driver.terminal.SessionEnd;

/** {@code replay}: runs stored runs or recordings again, and tells what differs. */
final class ReplayCmd extends Cmd {
    private final Opt<List<String>> what = parameters(
                    Kind.RUN_OR_FILE,
                    "REF|FILE",
                    "A stored run ([driver/]run-id[#attempt], a prefix of an id, @last, @failed) or a recording; - for standard input.")
            .required("such as @last, or events.jsonl");
    private final DriverOptions driver = new DriverOptions(
            this,
            option(Kind.FOLDER, "FOLDER", "The folder with driver.yaml; this one where nothing is said.", "--project"));
    private final Opt<Boolean> check = flag(
            "Exit with 3 where success or data differ from what was recorded, with 0 where nothing does.", "--check");
    private final Opt<List<String>> ignore = options(
            Kind.TEXT, "PATH", "A JSON path that is not compared, like data.took or data.files[*].time.", "--ignore");
    private final Opt<List<String>> only =
            options(Kind.TEXT, "KEY=VALUE", "Only these of the events: event, resource, name or run.", "--only");
    private final SessionOptions session = new SessionOptions(this);

    ReplayCmd(Entry entry, Environment env) {
        super(entry, env);
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
                "conveyor-driver replay events.jsonl",
                "conveyor-driver replay @last --check --ignore data.took");
    }

    @Override
    int call() throws Exception {
        ReadOptions options = EventInput.options(env, only.get());
        Differences differences = differences();
        try (Replay replay = new Replay(differences)) {
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
            return check.get() && code != ExitCodes.INTERRUPTED ? differences.code() : code;
        }
    }

    private Differences differences() {
        try {
            return new Differences(new HashSet<>(ignore.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--ignore: " + e.getMessage());
        }
    }

    /** A file of this name comes before a run of it. */
    private Recorded recorded(String word, ReadOptions options) throws IOException {
        boolean isFile = word.equals(EventInput.STANDARD) || EventInput.exists(env, word);
        return isFile
                ? new RecordedFile(EventInput.of(env, word), options)
                : new RecordedRun(StorePlace.store(env), find(word), options);
    }

    /** The newest attempt that the word names; of a run of several drivers, that of the driver that is run. */
    private StoredAttempt find(String word) throws StoreException {
        RunStore store = StorePlace.store(env);
        try {
            return store.find(Ref.parse(word));
        } catch (NoSuchRunException e) {
            boolean file = word.indexOf('/') >= 0 || word.indexOf('.') >= 0;
            throw file
                    ? new NoSuchRunException("there is no file " + word + ", nor a run: " + e.getMessage(), e.near())
                    : e;
        } catch (AmbiguousRefException e) {
            if (!driver.named()) {
                throw e;
            }
            return store.findAll(Ref.parse(word)).stream()
                    .filter(attempt -> attempt.driver()
                            .equals(driver.target(Optional.empty()).definition().name()))
                    .reduce((older, newer) -> newer)
                    .orElseThrow(() -> e);
        }
    }
}
