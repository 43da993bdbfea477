package ug.open.conveyor.driver.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.DriverNames;
import ug.open.conveyor.driver.store.logs.LogQuery;

/** The runs, or the log entries, that a command lists. */
final class WhichOptions {
    private final Opt<List<String>> drivers;
    private final Opt<String> resource;
    private final Opt<String> event;
    private final Opt<Boolean> failed;
    private final Opt<Level> level;
    private final Opt<Instant> since;
    private final Opt<Instant> until;

    private WhichOptions(Cmd cmd, boolean entries) {
        String only = entries ? "Only entries " : "Only runs ";
        drivers = cmd.options(
                Kind.DRIVER,
                "NAME",
                only + "of driver NAME, or of drivers that fit a pattern like 'build*'.",
                "--driver");
        resource = cmd.option(
                Kind.TEXT, "RESOURCE", only + "of this resource: type/name, a type, or a name.", "--resource");
        event = cmd.option(Kind.TEXT, "EVENT", only + "of this event, such as create.", "--event");
        failed = cmd.flag(entries ? "Only entries of failed attempts." : "Only failed runs.", "--failed");
        level = entries
                ? cmd.option(Kind.oneOf(Level.values()), "", "Only entries of this level or above.", "--level")
                : null;
        since = cmd.option(
                Kind.moment(cmd.env),
                "TIME",
                only + "from TIME on: 2026-11-24T09:30:00Z, 2026-11-24 (local time), yesterday, or an age like 2h.",
                "--since");
        until = cmd.option(Kind.moment(cmd.env), "TIME", only + "before TIME.", "--until");
    }

    /** For a list of runs. */
    static WhichOptions runs(Cmd cmd) {
        return new WhichOptions(cmd, false);
    }

    /** For log entries; under a heading of their own. */
    static WhichOptions entries(Cmd cmd) {
        cmd.heading("Which entries");
        return new WhichOptions(cmd, true);
    }

    void check() {
        if (since.given() && until.given() && !since.get().isBefore(until.get())) {
            throw new UsageException("--since is not before --until: no time lies between them");
        }
    }

    Optional<Instant> since() {
        return since.find();
    }

    Optional<Instant> until() {
        return until.find();
    }

    /** All of them. */
    List<Opt<?>> options() {
        return level == null
                ? List.of(drivers, resource, event, failed, since, until)
                : List.of(drivers, resource, event, failed, level, since, until);
    }

    /** Whether a list of runs has this attempt. */
    boolean accept(StoredAttempt attempt) {
        return names().takes(attempt.driver())
                && (!resource.given() || attempt.isOf(resource.get()))
                && (!event.given() || event.get().equals(attempt.event()))
                && (!since.given() || !attempt.started().isBefore(since.get()))
                && (!until.given() || attempt.started().isBefore(until.get()))
                && (!failed.get() || attempt.status() == Status.FAILED);
    }

    private DriverNames names() {
        return new DriverNames(drivers.get());
    }

    boolean failed() {
        return failed.get();
    }

    /** The reason why a server cannot answer; empty: it can. A server keeps the run, driver, time and message of a log entry. */
    Optional<String> notAtServer() {
        for (Opt<?> opt : List.of(resource, event, failed, level)) {
            if (opt.given()) {
                return Optional.of("a server keeps no "
                        + opt.name().substring(2).replace("failed", "verdict") + " with a log entry: omit "
                        + opt.name() + ", or read the run store with --from local");
            }
        }
        return Optional.empty();
    }

    LogQuery query(Optional<Ref> run, List<SearchPattern> excluded, OptionalInt tail, boolean follow) {
        return new LogQuery(
                run,
                names(),
                resource.find(),
                event.find(),
                failed.get(),
                level.find(),
                excluded,
                since.find(),
                until.find(),
                tail,
                follow);
    }
}
