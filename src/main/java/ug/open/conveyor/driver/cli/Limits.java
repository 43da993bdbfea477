package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Time;

/** When a session ends by itself. */
final class Limits {
    private static final int SHORTEST_PREFIX = 4;

    private final Cmd cmd;
    private final Opt<Long> maxEvents;
    private final Opt<String> untilRun;
    private final Opt<Duration> lasting;
    private final Opt<Duration> idle;

    Limits(Cmd cmd) {
        this.cmd = cmd;
        cmd.heading("When to end");
        maxEvents = cmd.option(
                Kind.number(1, Long.MAX_VALUE),
                "N",
                "End after so many runs; events passed over do not count.",
                "--max-events");
        untilRun = cmd.option(
                Kind.TEXT,
                "ID",
                "End when the run with this id, or with one that begins so, is over; 1 where it did not come.",
                "--until-run");
        lasting = cmd.option(Kind.DURATION, "TIME", "Look on, or take part, for so long.", "--for");
        idle = cmd.option(
                Kind.DURATION,
                "TIME",
                "End when nothing has come from the live stream, and nothing was at work, for so long.",
                "--idle");
        cmd.heading("Options");
    }

    /** Those that have no meaning for a source that ends by itself. */
    List<Opt<?>> ofLive() {
        return List.of(lasting, idle);
    }

    long maxEvents() {
        return maxEvents.find().orElse(Long.MAX_VALUE);
    }

    /** They begin now. */
    EndConditions from(Time time) {
        Optional<String> run = untilRun.find();
        if (run.isPresent() && run.get().length() < SHORTEST_PREFIX) {
            throw new UsageException("--until-run: '" + run.get()
                    + "' is too short to mean one run; give at least 4 characters of its id");
        }
        return new EndConditions(time, lasting.find(), idle.find(), run);
    }

    /** The exit code of a session that ended under these. */
    int code(Ended ended, EndConditions conditions) throws IOException {
        int code = ended.codeOrFailure();
        if (code == ExitCodes.OK && untilRun.given() && !conditions.runIsOver()) {
            cmd.env.say("the run " + untilRun.get() + " did not come");
            return ExitCodes.FAILED;
        }
        return code;
    }
}
