package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.session.EndConditions;
import ug.open.conveyor.driver.session.Ended;

/** When a session ends by itself. */
final class EndOptions {
    private static final int SHORTEST_PREFIX = 4;

    private final Cmd cmd;
    private final Opt<Long> maxEvents;
    private final Opt<String> untilRun;
    private final Opt<Duration> lasting;
    private final Opt<Duration> idle;

    EndOptions(Cmd cmd) {
        this.cmd = cmd;
        cmd.heading("When to end");
        maxEvents = cmd.option(
                Kind.number(1, Long.MAX_VALUE), "N", "Stop after N runs. Skipped events do not count.", "--max-events");
        untilRun = cmd.option(
                Kind.TEXT,
                "ID",
                "Stop when a run whose id begins with ID ends. Exit code 1: no such run came.",
                "--until-run");
        lasting = cmd.option(Kind.LIMIT, "DURATION", "Stop after DURATION.", "--for");
        idle = cmd.option(
                Kind.LIMIT, "DURATION", "Stop when no event has come and no attempt has run for DURATION.", "--idle");
        cmd.heading("Options");
    }

    /** Those for a source that never ends by itself. */
    List<Opt<?>> ofLive() {
        return List.of(lasting, idle);
    }

    /** Those that the events of several drivers would meet at different times. */
    List<Opt<?>> ofOneDriver() {
        return List.of(untilRun, lasting, idle);
    }

    long maxEvents() {
        return maxEvents.find().orElse(Long.MAX_VALUE);
    }

    /** Their conditions for a session that begins now. */
    EndConditions from(Time time) {
        Optional<String> run = untilRun.find();
        if (run.isPresent() && run.get().length() < SHORTEST_PREFIX) {
            throw new UsageException("--until-run: '" + run.get()
                    + "' is too short to mean one run; give at least 4 characters of its id");
        }
        return new EndConditions(time, lasting.find(), idle.find(), run);
    }

    /** The exit code of a session with these conditions. */
    int code(Ended ended, EndConditions conditions) throws IOException {
        return code(ended.codeOrFailure(), conditions);
    }

    /** The same, where something else than the runs decides the code. */
    int code(int code, EndConditions conditions) {
        if (code == ExitCodes.OK && untilRun.given() && !conditions.runIsOver()) {
            cmd.env.fail(ErrorCode.GIVEN_UP, "the run " + untilRun.get() + " did not come");
            return ExitCodes.FAILED;
        }
        return code;
    }
}
