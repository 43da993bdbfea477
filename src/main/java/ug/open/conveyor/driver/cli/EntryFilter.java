package ug.open.conveyor.driver.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.record.LogQuery;
import ug.open.conveyor.driver.record.Ref;

/** Which entries, by what they are about. */
final class EntryFilter {
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
        resource = cmd.option(Kind.TEXT, "RESOURCE", "Of this resource: type/name, a type, or a name.", "--resource");
        event = cmd.option(Kind.TEXT, "EVENT", "Of this event, such as create.", "--event");
        failed = cmd.flag("Of attempts that failed.", "--failed");
        level = cmd.option(Kind.oneOf(Level.values()), "", "At least this level.", "--level");
        since = cmd.option(
                Kind.moment(cmd.env),
                "TIME",
                "From this time on: 2026-11-24T09:30:00Z, 2026-11-24 (local time), yesterday, or how long ago, like 2h.",
                "--since");
        until = cmd.option(Kind.moment(cmd.env), "TIME", "Before this time.", "--until");
    }

    void check() {
        if (since.given() && until.given() && !since.get().isBefore(until.get())) {
            throw new UsageException("--since is not before --until: there is no time between them");
        }
    }

    boolean failed() {
        return failed.get();
    }

    /** What a server cannot answer of what is asked for; empty: it can all. It keeps run, driver, time and message of a line. */
    Optional<String> notAtServer() {
        for (Opt<?> opt : List.of(resource, event, failed, level)) {
            if (opt.given()) {
                return Optional.of("a server keeps no "
                        + opt.name().substring(2).replace("failed", "verdict") + " with a log entry: leave "
                        + opt.name() + " out, or ask the run store, with --from local");
            }
        }
        return Optional.empty();
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
