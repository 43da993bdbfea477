package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ug.open.conveyor.driver.record.Status;
import ug.open.conveyor.driver.record.StoredAttempt;
import ug.open.conveyor.driver.terminal.RunTable;

/** {@code runs list}: the attempts in the run store, the newest first. */
final class RunsListCmd extends Cmd {
    private final Opt<Long> number = option(Kind.number(1, Integer.MAX_VALUE), "N", "At most so many.", "-n", "--limit")
            .or("20");
    private final Opt<Boolean> all = flag("All of them.", "-a", "--all");
    private final Opt<String> driver = option(Kind.DRIVER, "NAME", "Of this driver.", "--driver");
    private final Opt<String> resource =
            option(Kind.TEXT, "RESOURCE", "Of this resource: type/name, a type, or a name.", "--resource");
    private final Opt<String> event = option(Kind.TEXT, "EVENT", "Of this event, such as create.", "--event");
    private final Opt<Boolean> failed = flag("Those that failed.", "--failed");
    private final Opt<Instant> since = option(
            Kind.moment(env),
            "TIME",
            "Begun from this time on: 2026-11-24T09:30:00Z, 2026-11-24 (local time), yesterday, or how long ago, like 2h.",
            "--since");
    private final Opt<Instant> until = option(Kind.moment(env), "TIME", "Begun before this time.", "--until");
    private final Opt<Output> output = option(
                    Kind.oneOf(Output.values()), "", "text: a table; json: an object a line.", "-o", "--output")
            .or("text");
    private final TimesOption zone =
            new TimesOption(this, "Local times in place of UTC or an age; json stays as it is.");

    RunsListCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(number, all);
        exits(ExitCodes.FAILED);
        details(
                "Lists the attempts in the run store, the newest first. Where an option narrows them to none, the exit code is 1.");
        examples(
                "conveyor-driver runs",
                "conveyor-driver runs --failed --driver demo",
                "conveyor-driver runs --event create --since 2h",
                "conveyor-driver runs -n 5 -o json");
    }

    @Override
    int call() throws IOException {
        if (since.given() && until.given() && !since.get().isBefore(until.get())) {
            throw new UsageException("--since is not before --until: there is no time between them");
        }
        RunTable table = new RunTable(env.out(), surfaceOut(), zone.times());
        try (Stream<StoredAttempt> attempts =
                StorePlace.store(env).attempts(since.find().orElse(Instant.MIN))) {
            Iterator<RunTable.Row> rows = attempts.filter(this::wanted)
                    .limit(all.get() ? Long.MAX_VALUE : number.get())
                    .map(RunsListCmd::row)
                    .iterator();
            if (!rows.hasNext()) {
                return NothingFound.say(env, "run", List.of(driver, resource, event, failed, since, until));
            }
            if (output.get() == Output.JSON) {
                table.json(() -> rows); // one after the other: there may be a million
            } else {
                List<RunTable.Row> some = new ArrayList<>();
                rows.forEachRemaining(some::add);
                table.text(some, env.screen().width(), env.time().now());
            }
        }
        return ExitCodes.OK;
    }

    private boolean wanted(StoredAttempt attempt) {
        return (driver.find().isEmpty() || driver.get().equals(attempt.driver()))
                && (resource.find().isEmpty() || attempt.isOf(resource.get()))
                && (event.find().isEmpty() || event.get().equals(attempt.event()))
                && (since.find().isEmpty() || !attempt.started().isBefore(since.get()))
                && (until.find().isEmpty() || attempt.started().isBefore(until.get()))
                && (!failed.get() || attempt.status() == Status.FAILED);
    }

    static RunTable.Row row(StoredAttempt attempt) {
        return new RunTable.Row(
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
