package ug.open.conveyor.driver.cli;

import java.time.Duration;
import java.util.List;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.stream.Join;

/** How a driver is on the live stream. */
final class LiveOptions {
    private final Opt<Boolean> join;
    private final Opt<Boolean> watch;
    private final Opt<Boolean> share;
    private final Opt<Join.Begin> from;
    private final Opt<Duration> keep;

    LiveOptions(Cmd cmd) {
        join = cmd.flag(
                "Take part in the live event stream as the driver: its events are taken, its results published.",
                "--join");
        watch = cmd.flag(
                "On the live stream: load the project's driver again whenever its files change. Runs in hand end on the build that they began "
                        + "on; where a build fails, the one before goes on.",
                "--watch");
        cmd.heading("Taking part");
        share = cmd.flag(
                "Beside other processes of this driver that do too: the events are split between them.", "--share");
        from = cmd.option(
                Kind.oneOf(Join.Begin.values()),
                "",
                "Where a driver that is new to the server begins: with all events that are kept there, or with new ones. On a terminal it is "
                        + "asked where there are any; else all.",
                "--from");
        keep = cmd.option(
                        Kind.DURATION,
                        "TIME",
                        "How long the server keeps the driver's place, and the events that come, when all its processes are gone.",
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

    /** What has no meaning for who does not take part. */
    void check() {
        for (Opt<?> ofJoin : List.of(share, from, keep)) {
            if (ofJoin.given() && !join.get()) {
                throw new UsageException(ofJoin.name() + " is for who takes part: --join");
            }
        }
    }

    Join of(DriverDefinition driver, String owner) {
        Join how = Join.as(driver, owner).kept(keep.get()).shared(share.get());
        return from.given() ? how.from(from.get()) : how;
    }
}
