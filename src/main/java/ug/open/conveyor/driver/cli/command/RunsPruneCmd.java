package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.config.Sizes;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.prune.PruneReport;
import ug.open.conveyor.driver.store.prune.Retention;

/** {@code runs prune}: removes old runs. */
public final class RunsPruneCmd extends Cmd {
    private static final int FAILURES = Retention.DEFAULT.failures();

    private final Opt<Long> keep =
            option(Kind.number(0, Integer.MAX_VALUE), "N", "Keep the newest N attempts.", "--keep");
    private final Opt<Duration> olderThan =
            option(Kind.DURATION, "DURATION", "Keep recordings of the last DURATION, like 7d.", "--older-than");
    private final Opt<Long> maxSize =
            option(Kind.SIZE, "SIZE", "Keep the newest recordings up to SIZE in total, like 500M.", "--max-size");
    private final Opt<Boolean> dryRun = flag("Report what prune would remove, and remove nothing.", "--dry-run");

    private final OutputOptions output = new OutputOptions(
            this,
            "text: a sentence; json: an object with the counts.",
            List.of(
                    "dry_run",
                    "recordings",
                    "attempts",
                    "bytes",
                    "kept_recordings",
                    "kept_bytes",
                    "kept_for_failures"));

    public RunsPruneCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.IO_FAILED);
        details(
                "Removes the recordings that no limit keeps. Without an option, the limits are 30 days and 2 GiB. A recording is "
                        + "removed as a whole. The last " + FAILURES
                        + " failures of each driver always stay, and so do sessions in progress and, while somebody follows logs, "
                        + "the last minute.");
        examples(
                "conveyor-driver runs prune --dry-run",
                "conveyor-driver runs prune --older-than 7d --max-size 500M",
                "conveyor-driver runs prune --keep 100");
    }

    @Override
    public int call() throws IOException {
        PruneReport report = StorePlace.store(env).prune(retention(), dryRun.get());
        output.print(
                (report.dryRun() ? "would remove " : "removed ") + report.segments()
                        + (report.segments() == 1 ? " recording" : " recordings") + " with " + report.attempts()
                        + (report.attempts() == 1 ? " attempt" : " attempts") + ", " + Sizes.text(report.bytes()) + "; "
                        + report.keptSegments() + " stay, " + Sizes.text(report.keptBytes())
                        + (report.keptForFailures() == 0
                                ? ""
                                : ", " + report.keptForFailures() + " of them for their failures"),
                report.dryRun(),
                report.segments(),
                report.attempts(),
                report.bytes(),
                report.keptSegments(),
                report.keptBytes(),
                report.keptForFailures());
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
