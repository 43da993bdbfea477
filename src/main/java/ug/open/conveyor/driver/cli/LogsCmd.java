package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.record.FollowTerms;
import ug.open.conveyor.driver.record.FoundLines;
import ug.open.conveyor.driver.record.LineSearch;
import ug.open.conveyor.driver.record.LogQuery;
import ug.open.conveyor.driver.record.NoSuchRunException;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.SearchPattern;
import ug.open.conveyor.driver.record.Status;
import ug.open.conveyor.driver.record.StoredLogs;
import ug.open.conveyor.driver.runtime.LogSource;
import ug.open.conveyor.driver.terminal.Highlighter;
import ug.open.conveyor.driver.terminal.LogPrinter;
import ug.open.conveyor.driver.terminal.LogPrinter.Format;

/** {@code logs}: prints, follows and searches log entries. */
final class LogsCmd extends Cmd {
    private final Opt<String> ref = parameter(Kind.RUN, "REF", "Of this run: " + Kind.REF_FORMS + ".");
    private final Opt<String> run = option(Kind.RUN, "REF", "The same, as an option.", "--run");
    private final Opt<Boolean> every = flag(
            "Every execution of the run, each under a heading, not only the newest of each driver; --tail counts in each.",
            "--all-executions");
    private final Opt<Boolean> follow =
            flag("Wait for more: of the run, until it is over; without REF, whatever comes.", "-f", "--follow");
    private final Opt<Long> tail =
            option(Kind.number(0, Integer.MAX_VALUE), "N", "Only the last N entries, or matches.", "--tail");
    private final Opt<Boolean> times = flag("Show the time of each entry, in UTC.", "-t", "--timestamps");
    private final TimesOption zone =
            new TimesOption(this, "With -t, and in headings: local time in place of UTC; json stays as it is.");
    private final Opt<Format> format = option(
                    Kind.oneOf(Format.values()),
                    "",
                    "text: for people; json: the entries as they are kept, one a line; raw: the messages alone.",
                    "-o",
                    "--output")
            .or("text");
    private final Opt<From> from = option(
            Kind.oneOf(From.values()),
            "",
            "local: the run store; server: a Conveyor server; else the store, and a server where the run is unknown there.",
            "--from");
    private final Opt<Duration> idle = option(
            Kind.DURATION,
            "TIME",
            "With --follow: give up when nothing has come for so long, and nothing of the run is at work here.",
            "--idle");
    private final Opt<String> pipeline = KnownSteps.option(this);
    private final EntryFilter which;
    private final SearchOptions search;
    private final ServerOptions server;
    private final KnownSteps steps;

    /** The values of {@code --from}. */
    enum From {
        LOCAL,
        SERVER
    }

    LogsCmd(Entry entry, Environment env) {
        super(entry, env);
        which = new EntryFilter(this);
        search = new SearchOptions(this);
        server = ServerOptions.ofBoth(this);
        apart(ref, run);
        apart(every, follow);
        steps = new KnownSteps(this, pipeline, server);
        apart(tail, search.after());
        apart(tail, search.before());
        apart(tail, search.around());
        exits(ExitCodes.FAILED, ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_WRITTEN);
        exits(ServerOptions.EXITS);
        details(
                "Prints what drivers logged, of one run or of all in the run store, by time. A run that is followed ends the command when it "
                        + "ends, and its verdict is the exit code. Nothing found is 1.\n\n"
                        + "A run through a pipeline is over with its last step, or the first that fails; --driver NAME waits for that driver. "
                        + "The last step is that of --pipeline FILE, else of the pipeline as apply last saw it: a server tells nobody. Where "
                        + "nobody knows it, and at a server, where a run may have been over before, a follow off a terminal is given up when "
                        + "nothing has come for 10 minutes. What was given up is no success: 1.");
        examples(
                "conveyor-driver logs @last",
                "conveyor-driver logs @last --grep app -C 2",
                "conveyor-driver logs @last --follow",
                "conveyor-driver logs --level info --since 1d",
                "conveyor-driver logs --driver demo --tail 20 -t --local",
                "conveyor-driver logs c61e5d90 --from server");
    }

    @Override
    String hint() {
        return "; what is searched for goes behind --grep";
    }

    @Override
    int call() throws IOException, InterruptedException {
        LogQuery query = query();
        if (from.find().equals(Optional.of(From.SERVER))) {
            return fromServer(query);
        }
        try {
            RunStore store = StorePlace.store(env);
            if (every.get()) {
                return found(
                        new LogsOfEach(env, search, this::found).print(store.executionLogs(query), printer(false)));
            }
            return search.asked() ? search(store, query) : print(store, query);
        } catch (NoSuchRunException e) {
            if (from.given() || every.get()) {
                throw e;
            }
            return atServer(query).otherwise(e, which.notAtServer(), this::give);
        }
    }

    private int fromServer(LogQuery query) throws IOException, InterruptedException {
        Optional<String> not = which.notAtServer();
        if (not.isPresent()) {
            throw new UsageException(not.get());
        }
        return atServer(query).ask(this::give);
    }

    private LogsAtServer atServer(LogQuery query) {
        return new LogsAtServer(env, server, query, steps, limits());
    }

    private FollowLimits limits() {
        return FollowLimits.of(env, idle.find(), which.until());
    }

    /** Gives lines; and the exit code, as far as they tell it. */
    private int give(LogSource logs, LogQuery query, boolean severalDrivers) throws IOException, InterruptedException {
        if (!search.asked()) {
            LastLines lines;
            try (LogPrinter printer = printer(severalDrivers)) {
                lines = new LastLines(printer, query.tail());
                lines.read(logs, query.lines());
            }
            return query.follow() ? ExitCodes.OK : found(lines.count());
        }
        SearchPattern pattern = search.pattern();
        FoundLines found = search.lines(pattern).where(query::lines).over(logs);
        if (search.counts()) {
            found.read((bytes, start, end) -> {});
            env.println(Long.toString(found.count()));
            return found(found.count());
        }
        try (LogPrinter printer = printer(severalDrivers)) {
            FoundPrinter lines = found(printer, pattern);
            found.read(lines);
            lines.end();
        }
        return found(found.count());
    }

    /** Says what was looked for where nothing was found; gives the exit code. That nothing is printed is right where nothing was to be. */
    private int found(long count) {
        if (count > 0 || tail.given() && tail.get() == 0) {
            return ExitCodes.OK;
        }
        List<Opt<?>> sought = new ArrayList<>(List.of(ref, run, tail, search.sought()));
        sought.addAll(which.options());
        return NothingFound.say(env, "log entry", sought);
    }

    private FoundPrinter found(LogPrinter printer, SearchPattern pattern) {
        if (!search.inverted()) {
            printer.highlight(Highlighter.of(pattern.pattern()));
        }
        return new FoundPrinter(printer, tail.given() ? tail.get().intValue() : -1);
    }

    private LogQuery query() {
        which.check();
        Optional<Ref> of = named().map(Ref::parse);
        if (every.get() && (of.isEmpty() || from.find().equals(Optional.of(From.SERVER)))) {
            throw new UsageException("--all-executions needs a REF, and the run store: a server keeps no executions");
        }
        OptionalInt last =
                tail.given() && !search.asked() ? OptionalInt.of(tail.get().intValue()) : OptionalInt.empty();
        for (Opt<?> opt : new Opt<?>[] {idle, pipeline}) {
            if (opt.given() && !follow.get()) {
                throw new UsageException(opt.name() + " needs --follow");
            }
        }
        if (pipeline.given() && of.isEmpty()) {
            throw new UsageException("--pipeline needs a REF: it tells when that run is over");
        }
        if (which.failed() && follow.get()) {
            throw new UsageException(
                    "--failed and --follow cannot be used together: a run that goes on has not failed yet");
        }
        return which.query(of, last, follow.get());
    }

    private Optional<String> named() {
        return ref.given() ? ref.find() : run.find();
    }

    private int print(RunStore store, LogQuery query) throws IOException, InterruptedException {
        try (StoredLogs logs = logs(store, query)) {
            try (LogPrinter printer = printer(logs.ofSeveralDrivers())) {
                logs.read(printer);
            }
            if (query.follow() && query.run().isPresent()) {
                return code(logs);
            }
            return found(logs.count());
        }
    }

    private StoredLogs logs(RunStore store, LogQuery query) throws IOException {
        if (!query.follow()) {
            return store.logs(query);
        }
        steps.read();
        FollowLimits limits = limits();
        return store.logs(
                query,
                new FollowTerms(
                        steps, limits.idle(), limits.endless(), text -> env.say(text + "; " + limits.otherwise())));
    }

    private int search(RunStore store, LogQuery query) throws IOException, InterruptedException {
        SearchPattern pattern = search.pattern();
        LineSearch lines = search.lines(pattern);
        if (query.follow()) {
            try (StoredLogs logs = logs(store, query)) {
                int found = give(logs, query, logs.ofSeveralDrivers());
                return Math.max(found, query.run().isPresent() ? code(logs) : ExitCodes.OK);
            }
        }
        long count;
        if (search.counts()) {
            count = store.search(query, lines, (bytes, from, to) -> {});
            env.println(Long.toString(count));
        } else {
            try (LogPrinter printer = printer(ofSeveralDrivers(store, query))) {
                FoundPrinter found = found(printer, pattern);
                count = store.search(query, lines, found);
                found.end();
            }
        }
        return found(count);
    }

    /** As what is printed without a search is asked, so that both have the same columns. */
    private static boolean ofSeveralDrivers(RunStore store, LogQuery query) throws IOException {
        try (StoredLogs logs = store.logs(query)) {
            return logs.ofSeveralDrivers();
        }
    }

    private LogPrinter printer(boolean severalDrivers) {
        LogPrinter.Options options = new LogPrinter.Options(
                format.get(), times.get(), zone.times(), named().isEmpty(), severalDrivers, follow.get());
        return new LogPrinter(env.out(), surfaceOut(), options);
    }

    /** Of a run that was followed. */
    private int code(StoredLogs logs) {
        if (logs.isGivenUp()) {
            env.say("given up: the end of the run has not been seen");
        }
        return logs.verdict().equals(Optional.of(Status.SUCCEEDED)) ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
