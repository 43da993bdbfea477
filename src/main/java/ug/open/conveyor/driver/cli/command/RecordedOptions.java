package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.session.PipelineInput;
import ug.open.conveyor.driver.session.Recorded;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.session.StoredRun;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.AmbiguousRefException;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Recorded events that a driver gets again: stored runs and recordings by words, or all that failed. */
final class RecordedOptions {
    private final Environment env;
    private final Opt<List<String>> what;
    private final Opt<Boolean> failed;
    private final Opt<Instant> since;
    private final Map<String, StoredRun> runs = new HashMap<>();
    private final Map<String, PipelineInput.Run> pipelines = new HashMap<>();
    private List<StoredRun> failures;

    /** @param verb what the command does with them, with a capital */
    RecordedOptions(Cmd cmd, String verb) {
        env = cmd.env;
        what = cmd.parameters(
                Kind.RUN_OR_FILE,
                "REF|PATH",
                "A stored run: " + Kind.REF_FORMS
                        + "; or a recording, - for standard input; or a folder, for all *.jsonl and *.jsonl.gz below it.");
        failed = cmd.flag(verb + " each run whose newest execution failed, in place of REF and PATH.", "--failed");
        since = cmd.option(Kind.moment(env), "TIME", "With --failed: only runs from TIME on, like 24h.", "--since");
        cmd.apart(what, failed);
    }

    /** Says what is wrong with these, and with options that need {@code --failed} too. */
    void check(Opt<?>... ofFailed) {
        if (what.get().isEmpty() && !failed.get()) {
            throw new UsageException("REF|PATH is missing: such as @last, or events.jsonl");
        }
        List<Opt<?>> all = new ArrayList<>(List.of(since));
        all.addAll(List.of(ofFailed));
        for (Opt<?> opt : all) {
            if (opt.given() && !failed.get()) {
                throw new UsageException(opt.name() + " needs --failed");
            }
        }
    }

    boolean failed() {
        return failed.get();
    }

    /** The words. */
    List<String> inputs() {
        return what.get();
    }

    /** The words, for messages. */
    String words() {
        return String.join(", ", what.get());
    }

    /**
     * The recordings that the words name, to watch them.
     *
     * @throws UsageException where standard input is one
     */
    Set<Path> toWatch() {
        Set<Path> files = new HashSet<>();
        for (String word : what.get()) {
            InputFile file = new InputFile(env, word);
            if (file.exists()) {
                files.addAll(file.toWatch());
            }
        }
        return files;
    }

    /**
     * Finds those that the words name. A run is found once: later calls give it again, whatever a word like {@code @last} means by then.
     *
     * @param known the driver, where a run is of several
     * @param updates whether new results are written into recordings
     * @param taker takes each as soon as it is open, to close it
     */
    void find(ReadOptions options, Optional<String> known, boolean updates, Consumer<Recorded> taker)
            throws IOException {
        SuiteFiles files = new SuiteFiles(env, options, updates);
        for (String word : what.get()) {
            InputFile file = new InputFile(env, word); // a file of this name comes before a run of it
            if (file.exists()) {
                files.open(file, taker);
            } else if (updates) {
                throw new UsageException("--update writes into recordings, and " + word
                        + " is no file; conveyor-driver runs export REF FILE --append adds a run to one");
            } else {
                taker.accept(run(word, known, options).again());
            }
        }
    }

    /** Finds the runs of a pipeline that the words name, by any of their executions, each once as {@link #find}; {@code first} is the driver of its first step. */
    void findRuns(ReadOptions options, String first, PipelineInput input) throws IOException {
        for (String word : what.get()) {
            InputFile file = new InputFile(env, word);
            if (file.exists()) {
                input.addRecording(file.events(), options);
            } else {
                input.addRun(ofPipeline(word, first, options));
            }
        }
    }

    private PipelineInput.Run ofPipeline(String word, String first, ReadOptions options) throws IOException {
        String key = first + " " + word;
        PipelineInput.Run run = pipelines.get(key);
        if (run == null) {
            RunStore store = StorePlace.store(env);
            run = PipelineInput.run(store, find(store, word, Optional.of(first)), first, options);
            pipelines.put(key, run);
        }
        return run;
    }

    private StoredRun run(String word, Optional<String> known, ReadOptions options) throws IOException {
        StoredRun run = runs.get(word);
        if (run == null) {
            RunStore store = StorePlace.store(env);
            run = new StoredRun(store, find(store, word, known), options);
            runs.put(word, run);
        }
        return run;
    }

    /**
     * Finds those that failed; once, as {@link #find}.
     *
     * @param by the driver, if one is chosen
     * @param toDo what is not done where there are none
     * @return whether there are any
     */
    boolean findFailures(ReadOptions options, Optional<String> by, String toDo, Consumer<Recorded> taker)
            throws IOException {
        if (failures == null) {
            failures = new ArrayList<>();
            RunStore store = StorePlace.store(env);
            for (StoredAttempt failure : failures(store, by)) {
                failures.add(new StoredRun(store, failure, options));
            }
        }
        failures.forEach(failure -> taker.accept(failure.again()));
        if (failures.isEmpty()) {
            String from = since.given() ? " since " + since.get().truncatedTo(ChronoUnit.SECONDS) : "";
            env.fail(
                    ErrorCode.NOTHING_FOUND,
                    "nothing to " + toDo + ": no run"
                            + by.map(name -> " of " + name).orElse("") + " has failed" + from
                            + " and not succeeded again");
        }
        return !failures.isEmpty();
    }

    /** The newest attempt that the word names; if several drivers have the run, that of the chosen driver. */
    private static StoredAttempt find(RunStore store, String word, Optional<String> known) throws StoreException {
        try {
            return find(store, Ref.parse(word), known);
        } catch (NoSuchRunException e) {
            boolean file = word.indexOf('/') >= 0 || word.indexOf('.') >= 0;
            throw file ? new NoSuchRunException("no file " + word + ", and no run: " + e.getMessage(), e.near()) : e;
        } catch (AmbiguousRefException e) {
            StoredAttempt newest = null;
            for (StoredAttempt attempt : known.isEmpty() ? List.<StoredAttempt>of() : store.findAll(Ref.parse(word))) {
                newest = attempt.driver().equals(known.get()) ? attempt : newest;
            }
            if (newest == null) {
                throw e;
            }
            return newest;
        }
    }

    /** Where a driver is chosen, its newest run; if that has none, of any driver. */
    private static StoredAttempt find(RunStore store, Ref ref, Optional<String> known) throws StoreException {
        if (ref.isCounted() && ref.driver().isEmpty() && known.isPresent()) {
            try {
                return store.find(Ref.parse(known.get() + "/" + ref.text()));
            } catch (NoSuchRunException e) {
                return store.find(ref);
            }
        }
        return store.find(ref);
    }

    /**
     * The newest failure of each run that has not succeeded since, the oldest first. An interrupted execution decides nothing.
     *
     * @param by the driver, if one is chosen
     */
    private List<StoredAttempt> failures(RunStore store, Optional<String> by) throws StoreException {
        List<StoredAttempt> failures = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        try (Stream<StoredAttempt> newestFirst = store.attempts(since.find().orElse(Instant.MIN))) {
            newestFirst
                    .filter(attempt -> by.isEmpty() || by.get().equals(attempt.driver()))
                    .filter(attempt -> attempt.status() == Status.SUCCEEDED // a wrong clock may have dated it before
                            || attempt.status() == Status.FAILED
                                    && (!since.given() || !attempt.started().isBefore(since.get())))
                    .filter(attempt -> decided.add(attempt.ref()))
                    .filter(attempt -> attempt.status() == Status.FAILED)
                    .forEach(failures::add);
        }
        oneDriver(failures);
        Collections.reverse(failures);
        return failures;
    }

    private static void oneDriver(List<StoredAttempt> failures) {
        Set<String> drivers = new TreeSet<>();
        for (StoredAttempt failure : failures) {
            drivers.add(failure.driver());
        }
        if (drivers.size() > 1) {
            throw new UsageException(
                    "runs of several drivers failed: " + String.join(", ", drivers) + "; name one with --driver");
        }
    }
}
