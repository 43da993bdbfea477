package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.RunRow;

/** {@code runs list}: the attempts in the run store, the newest first. */
public final class RunsListCmd extends Cmd {
    private final Opt<Long> number = option(
                    Kind.number(1, Integer.MAX_VALUE), "N", "List at most N runs.", "-n", "--limit")
            .or("20");
    private final Opt<Boolean> all = flag("List all runs.", "-a", "--all");
    private final WhichOptions which = WhichOptions.runs(this);
    private final OutputOptions output =
            new OutputOptions(this, "text: a table; json: one object a line.", RunRow.MEMBERS);
    private final Opt<Boolean> local = flag("Local times in place of UTC or an age. JSON keeps UTC.", "--local");

    public RunsListCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(number, all);
        exits(ExitCodes.FAILED);
        details("Lists the attempts in the run store, newest first. If the options match none, the exit code is 1.");
        examples(
                "conveyor-driver runs",
                "conveyor-driver runs --failed --driver demo",
                "conveyor-driver runs --event create --since 2h",
                "conveyor-driver runs -n 5 -o json");
    }

    @Override
    public int call() throws IOException {
        which.check();
        Printers printers = output.printers();
        try (Stream<StoredAttempt> attempts =
                StorePlace.store(env).attempts(which.since().orElse(Instant.MIN))) {
            Iterator<StoredAttempt> found = attempts.iterator();
            StoredAttempt next = next(found);
            if (next == null) {
                return NothingFound.say(env, "run", which.options());
            }
            try (Printout<RunRow> out =
                    printers.runs(times(local), env.screen().width(), env.time().now())) {
                for (long left = all.get() ? Long.MAX_VALUE : number.get(); next != null; left--) {
                    out.print(row(next));
                    next = left > 1 ? next(found) : null;
                }
            }
        }
        return ExitCodes.OK;
    }

    /** The next that the options accept; null where there is none. A pipeline of streams would cost a start 3 ms. */
    private StoredAttempt next(Iterator<StoredAttempt> attempts) {
        while (attempts.hasNext()) {
            StoredAttempt attempt = attempts.next();
            if (which.accept(attempt)) {
                return attempt;
            }
        }
        return null;
    }

    static RunRow row(StoredAttempt attempt) {
        return new RunRow(
                attempt.execution(),
                attempt.runId(),
                attempt.driver(),
                attempt.resource(),
                attempt.event(),
                attempt.attempt(),
                attempt.status().word(),
                attempt.mode().name().toLowerCase(Locale.ROOT),
                attempt.started(),
                attempt.ms());
    }
}
