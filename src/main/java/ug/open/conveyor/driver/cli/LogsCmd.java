package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.record.LineSearch;
import ug.open.conveyor.driver.record.LogQuery;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.SearchPattern;
import ug.open.conveyor.driver.record.Status;
import ug.open.conveyor.driver.record.StoredLogs;
import ug.open.conveyor.driver.terminal.Highlighter;
import ug.open.conveyor.driver.terminal.LogPrinter;
import ug.open.conveyor.driver.terminal.LogPrinter.Format;

/** {@code logs}: prints, follows and searches log entries. */
final class LogsCmd extends Cmd {
    private final Opt<String> run = option(
            Kind.RUN, "REF", "Of this run: [driver/]run-id[#attempt], a prefix of an id, @last or @failed.", "--run");
    private final Opt<Boolean> follow =
            flag("Wait for more: of the run, until it is over; without --run, whatever comes.", "-f", "--follow");
    private final Opt<Long> tail =
            option(Kind.number(0, Integer.MAX_VALUE), "N", "Only the last N entries, or matches.", "--tail");
    private final Opt<Boolean> times = flag("Show the time of each entry, in UTC.", "-t", "--timestamps");
    private final Opt<Format> format = option(
                    Kind.oneOf(Format.values()),
                    "",
                    "text: for people; json: the entries as they are kept, one a line; raw: the messages alone.",
                    "-o",
                    "--output")
            .or("text");
    private final EntryFilter which;
    private final SearchOptions search;

    LogsCmd(Entry entry, Environment env) {
        super(entry, env);
        which = new EntryFilter(this);
        search = new SearchOptions(this);
        apart(tail, search.after());
        apart(tail, search.before());
        apart(tail, search.around());
        exits(ExitCodes.FAILED, ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_WRITTEN);
        details(
                "Prints what drivers logged, of one run or of all in the run store. A run that is followed ends the command when it ends, and "
                        + "its verdict is the exit code; a search that finds nothing ends with 1.");
        examples(
                "conveyor-driver logs --run @last",
                "conveyor-driver logs --run @last --grep app -C 2",
                "conveyor-driver logs --run @last --follow",
                "conveyor-driver logs --level warn --since 1d",
                "conveyor-driver logs --driver demo --tail 20 -t -o json");
    }

    @Override
    String hint() {
        return "; a run goes behind --run, what is searched for behind --grep";
    }

    @Override
    int call() throws IOException, InterruptedException {
        LogQuery query = query();
        RunStore store = StorePlace.store(env);
        return search.asked() ? search(store, query) : print(store, query);
    }

    private LogQuery query() {
        which.check();
        Optional<Ref> ref = run.given() ? Optional.of(Ref.parse(run.get())) : Optional.empty();
        OptionalInt last =
                tail.given() && !search.asked() ? OptionalInt.of(tail.get().intValue()) : OptionalInt.empty();
        if (which.failed() && follow.get()) {
            throw new UsageException(
                    "--failed and --follow cannot be used together: a run that goes on has not failed yet");
        }
        return which.query(ref, last, follow.get());
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
            if (!search.inverted()) {
                printer.highlight(Highlighter.of(pattern.pattern()));
            }
            FoundPrinter found =
                    new FoundPrinter(printer, tail.given() ? tail.get().intValue() : -1);
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
        LogPrinter.Options options =
                new LogPrinter.Options(format.get(), times.get(), !run.given(), severalDrivers, follow.get());
        return new LogPrinter(env.out(), surfaceOut(), options);
    }

    private static int code(Optional<Status> verdict) {
        return verdict.isEmpty() || verdict.get() == Status.SUCCEEDED ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /** Which entries, by what they are about. */
    private static final class EntryFilter {
        private final Opt<String> driver;
        private final Opt<String> resource;
        private final Opt<String> event;
        private final Opt<Boolean> failed;
        private final Opt<Level> level;
        private final Opt<Instant> since;
        private final Opt<Instant> until;

        EntryFilter(Cmd cmd) {
            cmd.heading("Which entries");
            driver = cmd.option(Kind.DRIVER, "NAME", "Of this driver.", "--driver");
            resource =
                    cmd.option(Kind.TEXT, "RESOURCE", "Of this resource: type/name, a type, or a name.", "--resource");
            event = cmd.option(Kind.TEXT, "EVENT", "Of this event, such as create.", "--event");
            failed = cmd.flag("Of attempts that failed.", "--failed");
            level = cmd.option(Kind.oneOf(Level.values()), "", "At least this level.", "--level");
            since = cmd.option(
                    Kind.moment(cmd.env.time()),
                    "TIME",
                    "From this time on: RFC 3339, or how long ago, like 2h.",
                    "--since");
            until = cmd.option(Kind.moment(cmd.env.time()), "TIME", "Before this time.", "--until");
        }

        void check() {
            if (since.given() && until.given() && !since.get().isBefore(until.get())) {
                throw new UsageException("--since is not before --until: there is no time between them");
            }
        }

        boolean failed() {
            return failed.get();
        }

        LogQuery query(Optional<Ref> run, OptionalInt tail, boolean follow) {
            return new LogQuery(
                    run,
                    driver.find(),
                    resource.find(),
                    event.find(),
                    failed.get(),
                    level.find(),
                    since.find(),
                    until.find(),
                    tail,
                    follow);
        }
    }
}
