package ug.open.conveyor.driver.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.session.Comparing;

/** The comparison of a bystander's results with production's. */
final class CompareOptions {
    private final Opt<Boolean> compare;
    private final IgnoredPaths ignore;
    private final Opt<Duration> timeout;

    CompareOptions(Cmd cmd) {
        cmd.heading("Comparing with production");
        compare = cmd.flag(
                "On the live stream: compare each result with the one that production's driver of this name publishes. Exit with 3 if "
                        + "success or data differ.",
                "--compare");
        ignore = new IgnoredPaths(cmd);
        timeout = cmd.option(
                        Kind.LIMIT,
                        "DURATION",
                        "Time that production's result may take after the result here.",
                        "--compare-timeout")
                .or("60s");
        cmd.heading("Options");
    }

    Opt<Boolean> option() {
        return compare;
    }

    /** Refuses it where it means nothing, and what needs it. */
    void check(Opt<?> events, Opt<?> join) {
        for (Opt<?> of : List.of(ignore.option(), timeout)) {
            if (of.given() && !compare.get()) {
                throw new UsageException(of.name() + " needs --compare; for recorded results: replay --check");
            }
        }
        if (compare.get() && events.given()) {
            throw new UsageException(
                    "--compare watches production while it works; to compare with recorded results, leave out --compare and"
                            + " use: conveyor-driver replay --check FILE");
        }
        if (compare.get() && join.given()) {
            throw new UsageException(
                    "--compare runs beside production's driver, and --join takes part in its place; leave out --join to"
                            + " compare");
        }
    }

    /** How to compare; empty: not at all. */
    Optional<Comparing.How> how() {
        return compare.get()
                ? Optional.of(ignore.in(paths -> new Comparing.How(timeout.get(), paths)))
                : Optional.empty();
    }
}
