package ug.open.conveyor.driver.cli.command;

import java.time.Duration;
import java.util.function.Consumer;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.session.SessionSettings;
import ug.open.conveyor.driver.wire.PipelinePart;

/** How a session of a driver ends, and its output: for the commands that run one. */
final class SessionOptions {
    private final Cmd cmd;
    private final Opt<Boolean> failFast;
    private final Opt<Duration> grace;
    private final Opt<Boolean> noStore;
    private final OutputOptions output;
    private Consumer<String> kept = session -> {};

    SessionOptions(Cmd cmd) {
        this(cmd, "25s");
    }

    /** @param usualGrace the grace where the command line has none */
    SessionOptions(Cmd cmd, String usualGrace) {
        this.cmd = cmd;
        failFast = cmd.flag("Stop after the first failed run.", "--fail-fast");
        grace = cmd.option(
                        Kind.DURATION,
                        "DURATION",
                        "Time that running attempts get after Ctrl-C, SIGTERM or SIGHUP.",
                        "--grace")
                .or(usualGrace);
        noStore = cmd.flag("Keep nothing in the run store.", "--no-store");
        output = new OutputOptions(cmd, "text: log lines; json: the start, log and finish lines of the recording.");
    }

    /** The values of these options. */
    SessionSettings settings() {
        return new SessionSettings(
                cmd.env,
                cmd.surfaceOut(),
                cmd.surfaceErr(),
                failFast.get(),
                grace.get(),
                !noStore.get(),
                output.format(),
                PipelinePart.NONE,
                false,
                kept);
    }

    /** Tells which sessions the run store keeps, by their ids. */
    void tells(Consumer<String> of) {
        kept = of;
    }

    /** Whether it keeps none. */
    Opt<Boolean> noStore() {
        return noStore;
    }
}
