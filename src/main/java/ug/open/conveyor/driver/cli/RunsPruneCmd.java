package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import ug.open.conveyor.driver.config.Sizes;
import ug.open.conveyor.driver.record.PruneReport;
import ug.open.conveyor.driver.record.Retention;

/** {@code runs prune}: removes old runs. */
final class RunsPruneCmd extends Cmd {
    private static final int FAILURES = Retention.DEFAULT.failures();

    private final Opt<Long> keep =
            option(Kind.number(0, Integer.MAX_VALUE), "N", "Keep the newest N attempts.", "--keep");
    private final Opt<Duration> olderThan =
            option(Kind.DURATION, "TIME", "Keep what was written within this time, like 7d.", "--older-than");
    private final Opt<Long> maxSize =
            option(Kind.SIZE, "SIZE", "Keep the newest, up to this size, like 500M.", "--max-size");
    private final Opt<Boolean> dryRun = flag("Only say what would be removed.", "--dry-run");

    RunsPruneCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.NOT_WRITTEN);
        details(
                "Removes recordings that no limit keeps; without a limit, by those that always hold: 30 days, 2 GiB. A recording goes as a "
                        + "whole, and the last " + FAILURES
                        + " failures of each driver stay whatever the limits. Sessions that are being written "
                        + "are left alone, and so is the last minute while somebody follows logs.");
        examples(
                "conveyor-driver runs prune --dry-run",
                "conveyor-driver runs prune --older-than 7d --max-size 500M",
                "conveyor-driver runs prune --keep 100");
    }

    @Override
    int call() throws IOException {
        PruneReport report = StorePlace.store(env).prune(retention(), dryRun.get());
        env.println((report.dryRun() ? "would remove " : "removed ") + report.segments()
                + (report.segments() == 1 ? " recording" : " recordings") + " with " + report.attempts()
                + (report.attempts() == 1 ? " attempt" : " attempts") + ", " + Sizes.text(report.bytes()) + "; "
                + report.keptSegments() + " stay, " + Sizes.text(report.keptBytes())
                + (report.keptForFailures() == 0
                        ? ""
                        : ", " + report.keptForFailures() + " of them for their failures"));
        return ExitCodes.OK;
    }

    private Retention retention() {
        if (!keep.given() && !olderThan.given() && !maxSize.given()) {
            return Retention.DEFAULT;
        }
        return new Retention(
                keep.given() ? OptionalInt.of(keep.get().intValue()) : OptionalInt.empty(),
                olderThan.find(),
                maxSize.given() ? OptionalLong.of(maxSize.get()) : OptionalLong.empty(),
                FAILURES);
    }
}
