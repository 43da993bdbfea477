package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.record.ExecutionLogs;
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
            Kind.DURATION, "TIME", "A server's log that is followed: end when nothing has come for so long.", "--idle");
    private final EntryFilter which;
    private final SearchOptions search;
    private final ServerOptions server;

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
        apart(tail, search.after());
        apart(tail, search.before());
        apart(tail, search.around());
        exits(ExitCodes.FAILED, ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_WRITTEN);
        exits(ServerOptions.EXITS);
        details(
                "Prints what drivers logged, of one run or of all in the run store. A run that is followed ends the command when it ends, and "
                        + "its verdict is the exit code; a search that finds nothing ends with 1.\n\n"
                        + "A server tells nobody when a pipeline is over. So a run that is followed there ends with the result of --driver NAME; "
                        + "without it with the first result of a run without pipeline, or the failure of a step; or by --idle. What ended "
                        + "without a result or a failure of those is no success: 1.");
        examples(
                "conveyor-driver logs @last",
                "conveyor-driver logs @last --grep app -C 2",
                "conveyor-driver logs @last --follow",
                "conveyor-driver logs --level warn --since 1d",
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
        if (idle.given() && (from.given() || named().isEmpty())) {
            throw new UsageException("--idle is for the log of a server: the run store tells when a run is over");
        }
        try {
            RunStore store = StorePlace.store(env);
            if (every.get()) {
                return eachExecution(store, query);
            }
            return search.asked() ? search(store, query) : print(store, query);
        } catch (NoSuchRunException e) {
            if (from.given() || every.get()) {
                throw e;
            }
            return new LogsAtServer(env, server, query, idle.find()).otherwise(e, which.notAtServer(), this::give);
        }
    }

    private int fromServer(LogQuery query) throws IOException, InterruptedException {
        Optional<String> not = which.notAtServer();
        if (not.isPresent()) {
            throw new UsageException(not.get());
        }
        return new LogsAtServer(env, server, query, idle.find()).ask(this::give);
    }

    /** Gives the lines of a server; false where a search found nothing. */
    private boolean give(LogSource logs, LogQuery query, boolean severalDrivers)
            throws IOException, InterruptedException {
        if (!search.asked()) {
            try (LogPrinter printer = printer(severalDrivers)) {
                new LastLines(printer, query.tail()).read(logs, query.lines());
            }
            return true;
        }
        SearchPattern pattern = search.pattern();
        FoundLines found = search.lines(pattern).where(query::lines).over(logs);
        if (search.counts()) {
            found.read((bytes, start, end) -> {});
            env.println(Long.toString(found.count()));
            return found.count() > 0;
        }
        try (LogPrinter printer = printer(severalDrivers)) {
            FoundPrinter lines = found(printer, pattern);
            found.read(lines);
            lines.end();
        }
        return found.count() > 0;
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
        if (idle.given() && !follow.get()) {
            throw new UsageException("--idle needs --follow");
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

    private int eachExecution(RunStore store, LogQuery query) throws IOException, InterruptedException {
        long found = 0;
        try (LogPrinter printer = printer(false)) {
            for (ExecutionLogs each : store.executionLogs(query)) {
                printer.heading(RunsShowCmd.heading(each.execution()), !search.asked());
                if (search.asked()) {
                    found += find(each.logs(), printer);
                } else {
                    each.logs().read(printer);
                }
            }
        }
        if (search.counts()) {
            env.println(Long.toString(found));
        }
        return search.asked() && found == 0 ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private long find(StoredLogs logs, LogPrinter printer) throws IOException, InterruptedException {
        SearchPattern pattern = search.pattern();
        try (FoundLines found = search.lines(pattern).over(logs)) {
            if (search.counts()) {
                found.read((bytes, from, to) -> {});
            } else {
                FoundPrinter lines = found(printer, pattern);
                found.read(lines);
                lines.end();
            }
            return found.count();
        }
    }

    private int print(RunStore store, LogQuery query) throws IOException, InterruptedException {
        try (StoredLogs logs = store.logs(query);
                LogPrinter printer = printer(logs.ofSeveralDrivers())) {
            logs.read(printer);
            return follow.get() ? code(logs.verdict()) : ExitCodes.OK;
        }
    }

    private int search(RunStore store, LogQuery query) throws IOException, InterruptedException {
        SearchPattern pattern = search.pattern();
        LineSearch lines = search.lines(pattern);
        if (search.counts()) {
            long count = store.search(query, lines, (bytes, from, to) -> {});
            env.println(Long.toString(count));
            return count == 0 ? ExitCodes.FAILED : ExitCodes.OK;
        }
        try (LogPrinter printer = printer(ofSeveralDrivers(store, query))) {
            FoundPrinter found = found(printer, pattern);
            long count = store.search(query, lines, found);
            found.end();
            return count == 0 ? ExitCodes.FAILED : ExitCodes.OK;
        }
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

    private static int code(Optional<Status> verdict) {
        return verdict.isEmpty() || verdict.get() == Status.SUCCEEDED ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
