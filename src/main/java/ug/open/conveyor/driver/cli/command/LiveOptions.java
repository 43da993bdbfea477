package ug.open.conveyor.driver.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.stream.Join;

/** The part of a driver on the live stream. */
final class LiveOptions {
    private final Opt<Boolean> join;
    private final Opt<Boolean> watch;
    private final Opt<Boolean> share;
    private final Opt<String> from;
    private final Opt<Duration> keep;

    LiveOptions(Cmd cmd) {
        join = cmd.flag("Join the live event stream as the driver: take its events and publish its results.", "--join");
        watch = cmd.flag(
                "Watch the driver's files. With --events: run all events again after each save, also of the events or of the file of --pipeline. On the live stream: reload the driver; "
                        + "running attempts finish on their build, and if a build fails, the previous one stays.",
                "--watch");
        cmd.heading("Taking part");
        share = cmd.flag("Share the driver's events with its other processes.", "--share");
        from = cmd.option(
                Kind.BEGIN,
                "all|new|STEP",
                "First events of a driver that is new to the server: all that the server keeps, or only new ones. Without it, run "
                        + "asks on a terminal; elsewhere it takes all. With --pipeline: the first step to run, by number or driver, with "
                        + "the results that the steps before it had.",
                "--from");
        keep = cmd.option(
                        Kind.LIMIT,
                        "DURATION",
                        "Time that the server keeps the driver's consumer, and events for it, after the last process ended.",
                        "--keep-consumer")
                .or("72h");
        cmd.heading("Options");
    }

    boolean join() {
        return join.get();
    }

    Opt<Boolean> joining() {
        return join;
    }

    Opt<Boolean> watching() {
        return watch;
    }

    boolean watches() {
        return watch.get();
    }

    Opt<String> from() {
        return from;
    }

    /** Refuses options that need {@code --join}. */
    void check() {
        refuseWithoutJoin(List.of(share, keep));
        if (from.given() && !join.get()) {
            throw new UsageException("--from needs --join or --pipeline");
        }
        begin();
    }

    /** Refuses what a pipeline without a server does not have. */
    void checkPipeline() {
        refuseWithoutJoin(List.of(share, keep));
    }

    private void refuseWithoutJoin(List<Opt<?>> all) {
        for (Opt<?> ofJoin : all) {
            if (ofJoin.given() && !join.get()) {
                throw new UsageException(ofJoin.name() + " needs --join");
            }
        }
    }

    private Optional<Join.Begin> begin() {
        try {
            return from.find().map(Kind.oneOf(Join.Begin.values())::read);
        } catch (IllegalArgumentException e) {
            throw new UsageException(from.name() + ": " + e.getMessage());
        }
    }

    Join of(DriverDefinition driver) {
        Join how = Join.as(driver).kept(keep.get()).shared(share.get());
        return begin().map(how::from).orElse(how);
    }
}
