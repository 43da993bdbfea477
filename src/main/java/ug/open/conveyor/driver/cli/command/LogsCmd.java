package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.search.FoundLines;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.session.CursorFile;
import ug.open.conveyor.driver.session.FollowLimits;
import ug.open.conveyor.driver.session.LastLines;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.logs.ExecutionLogs;
import ug.open.conveyor.driver.store.logs.FollowTerms;
import ug.open.conveyor.driver.store.logs.LogCursor;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.logs.StoredLogs;
import ug.open.conveyor.driver.terminal.LogPrinter;

/** {@code logs}: prints, follows and searches log entries. */
public final class LogsCmd extends Cmd {
    private final Opt<String> ref = parameter(Kind.RUN, "REF", "Entries of this run: " + Kind.REF_FORMS + ".");
    private final Opt<String> run = option(Kind.RUN, "REF", "The same as the argument REF.", "--run");
    private final Opt<Boolean> every = flag(
            "Print every execution of the run under a heading, not only the newest of each driver. --tail counts in each.",
            "--all-executions");
    private final Opt<Boolean> follow =
            flag("Wait for more entries until the run ends; without REF, until Ctrl-C.", "-f", "--follow");
    private final Opt<Long> tail =
            option(Kind.number(0, Integer.MAX_VALUE), "N", "Print only the last N entries or matches.", "--tail");
    private final CursorOption cursor = new CursorOption(this);
    private final LogOutput output = new LogOutput(this);
    private final Opt<From> from = option(
            Kind.oneOf(From.values()),
            "",
            "local: the run store; server: a Conveyor server. Default: the store, then a server if the store does not have the run.",
            "--from");
    private final Opt<Duration> idle = option(
            Kind.LIMIT,
            "DURATION",
            "With --follow: give up when nothing has come for DURATION and no process here works on the run.",
            "--idle");
    private final Opt<String> pipeline = KnownSteps.option(this);
    private final WhichOptions which;
    private final SearchOptions search;
    private final ServerOptions server;
    private final KnownSteps steps;

    /** The values of {@code --from}. */
    enum From {
        LOCAL,
        SERVER
    }

    public LogsCmd(Entry entry, Environment env) {
        super(entry, env);
        which = WhichOptions.entries(this);
        search = new SearchOptions(this);
        server = ServerOptions.ofSearch(this);
        apart(ref, run);
        apart(every, follow);
        steps = new KnownSteps(this, pipeline, server);
        apart(tail, cursor.option());
        apart(every, cursor.option());
        apart(tail, search.after());
        apart(tail, search.before());
        apart(tail, search.around());
        exits(ExitCodes.FAILED, ExitCodes.NO_SUCH_RUN, ExitCodes.IO_FAILED);
        exits(ServerOptions.EXITS);
        details("""
                Prints the log entries of one run, or of all runs in the run store, in order of time. If there are none, the exit code is
                1. With --follow, the command ends when the run ends, and the exit code is the run's result.

                A pipeline run ends with its last step or its first failed step; with --driver NAME, it ends with that driver. The last
                step is that of --pipeline FILE, or of the pipeline that apply sent last: servers do not report it; of run --pipeline, the
                run store has it. If the last step is unknown, or the run may have ended on a server before, --follow off a terminal gives
                up after 10 minutes without entries. The exit code is then 1.""");
        examples(
                "conveyor-driver logs @last",
                "conveyor-driver logs @last --grep app -C 2",
                "conveyor-driver logs @last --template '{timestamp} {level} {message}'",
                "conveyor-driver logs --driver 'de*' --exclude debug --headings",
                "conveyor-driver logs @last --follow",
                "conveyor-driver logs --level info --since 1d",
                "conveyor-driver logs --driver demo --cursor-file seen.cursor",
                "conveyor-driver logs --driver demo --tail 20 -t --local",
                "conveyor-driver logs c61e5d90 --from server");
    }

    @Override
    public String hint() {
        return "; a search pattern goes behind --grep";
    }

    @Override
    public int call() throws IOException, InterruptedException {
        LogQuery query = query();
        server.check();
        if (from.find().equals(Optional.of(From.SERVER))) {
            return fromServer(query);
        }
        try {
            RunStore store = StorePlace.store(env);
            return every.get() ? found(printEach(store.executionLogs(query))) : fromStore(store, query);
        } catch (NoSuchRunException e) {
            if (from.given() || every.get() || cursor.option().given()) {
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

    /** Prints the lines of a server; gives the exit code, as far as they tell it. */
    private int give(LogSource logs, LogQuery query, boolean severalDrivers) throws IOException, InterruptedException {
        if (search.asked()) {
            LineSearch what = search.what();
            return found(print(what.where(query::lines).over(logs), severalDrivers));
        }
        try (LogOutput.Output out = open(severalDrivers)) {
            LastLines lines = new LastLines(out.printer(), query.tail());
            lines.read(logs, query.lines());
            return query.follow() ? ExitCodes.OK : found(lines.count());
        }
    }

    private int fromStore(RunStore store, LogQuery query) throws IOException, InterruptedException {
        Optional<CursorFile> at = cursor.open(query.follow());
        if (at.isEmpty()) {
            return fromStore(store, query, Optional.empty());
        }
        try (CursorFile file = at.get()) {
            return file.around(() -> fromStore(store, query, Optional.of(file)));
        }
    }

    private int fromStore(RunStore store, LogQuery query, Optional<LogCursor> at)
            throws IOException, InterruptedException {
        boolean isFollowedRun = query.follow() && query.run().isPresent();
        try (StoredLogs logs = logs(store, query, at)) {
            if (search.asked()) {
                LineSearch what = search.what();
                int found = found(print(logs.search(what), logs.ofSeveralDrivers()));
                logs.settled();
                return isFollowedRun ? Math.max(found, code(logs)) : found;
            }
            try (LogOutput.Output out = open(logs.ofSeveralDrivers())) {
                logs.read(out.printer());
            }
            logs.settled();
            return isFollowedRun ? code(logs) : found(logs.count());
        }
    }

    /** The entries of each execution under a heading, or what a search finds in them; gives how many there were. */
    private long printEach(List<ExecutionLogs> executions) throws IOException, InterruptedException {
        LineSearch what = search.asked() ? search.what() : null;
        long count = 0;
        try (LogOutput.Output out = open(false)) {
            LogPrinter printer = out.printer();
            for (ExecutionLogs each : executions) {
                printer.heading(RunsShowCmd.heading(each.execution()), what == null);
                if (what == null) {
                    each.logs().read(printer);
                    count += each.logs().count();
                } else {
                    FoundLines found = each.logs().search(what);
                    count += search.counts() ? found.counted() : print(found, printer);
                }
            }
        }
        return search.counts() ? printed(count) : count;
    }

    private long print(FoundLines found, boolean severalDrivers) throws IOException, InterruptedException {
        if (search.counts()) {
            return printed(found.counted());
        }
        try (LogOutput.Output out = open(severalDrivers)) {
            return print(found, out.printer());
        }
    }

    private long print(FoundLines found, LogPrinter printer) throws IOException, InterruptedException {
        new LastLines(printer, tail.given() ? OptionalInt.of(tail.get().intValue()) : OptionalInt.empty()).read(found);
        return found.count();
    }

    private long printed(long count) throws IOException {
        env.println(Long.toString(count));
        return count;
    }

    /** The exit code of a search; a message names the options if it found nothing. With {@code --tail 0}, printing nothing is success. */
    private int found(long count) {
        if (count > 0 || tail.given() && tail.get() == 0) {
            return ExitCodes.OK;
        }
        List<Opt<?>> sought = new ArrayList<>(List.of(ref, run, tail));
        sought.addAll(search.sought());
        sought.addAll(which.options());
        if (!cursor.option().given()) {
            return NothingFound.say(env, "log entry", sought);
        }
        boolean asked = sought.stream().anyMatch(Opt::given);
        return asked ? NothingFound.say(env, "new log entry", sought) : ExitCodes.OK;
    }

    private LogQuery query() {
        which.check();
        cursor.check(from.find().equals(Optional.of(From.SERVER)), which.failed());
        output.check();
        Optional<Ref> of = named().map(Ref::parse);
        if (every.get() && (of.isEmpty() || from.find().equals(Optional.of(From.SERVER)))) {
            throw new UsageException("--all-executions needs a REF and the run store: a server keeps no executions");
        }
        OptionalInt last =
                tail.given() && !search.asked() ? OptionalInt.of(tail.get().intValue()) : OptionalInt.empty();
        for (Opt<?> opt : new Opt<?>[] {idle, pipeline}) {
            if (opt.given() && !follow.get()) {
                throw new UsageException(opt.name() + " needs --follow");
            }
        }
        if (pipeline.given() && of.isEmpty()) {
            throw new UsageException("--pipeline needs a REF: the pipeline tells when that run ends");
        }
        if (which.failed() && follow.get()) {
            throw new UsageException(
                    "--failed and --follow cannot be used together: a running attempt has not failed yet");
        }
        return which.query(of, search.excluded(), last, follow.get());
    }

    private Optional<String> named() {
        return ref.given() ? ref.find() : run.find();
    }

    private StoredLogs logs(RunStore store, LogQuery query, Optional<LogCursor> at) throws IOException {
        if (!query.follow()) {
            return store.logs(query, FollowTerms.NONE, at);
        }
        steps.read();
        FollowLimits limits = limits();
        return store.logs(
                query,
                new FollowTerms(
                        steps, limits.idle(), limits.endless(), text -> env.say(text + "; " + limits.otherwise())),
                at);
    }

    private LogOutput.Output open(boolean severalDrivers) {
        return output.open(named().isEmpty(), severalDrivers, follow.get(), search.marked());
    }

    /** Of a run that was followed. */
    private int code(StoredLogs logs) {
        if (logs.isGivenUp()) {
            env.fail(ErrorCode.GIVEN_UP, "given up before the run ended");
        }
        return logs.verdict().equals(Optional.of(Status.SUCCEEDED)) ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
