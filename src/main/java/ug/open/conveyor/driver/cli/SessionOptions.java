package ug.open.conveyor.driver.cli;

import java.time.Duration;

/** How a session of a driver goes and what is seen of it: shared by the commands that run one. */
final class SessionOptions {
    private final Opt<Boolean> failFast;
    private final Opt<Duration> grace;
    private final Opt<Boolean> noStore;
    private final Opt<Boolean> quiet;
    private final Opt<Output> output;

    SessionOptions(Cmd cmd) {
        failFast = cmd.flag("End with the first run that fails.", "--fail-fast");
        grace = cmd.option(
                        Kind.DURATION,
                        "TIME",
                        "How long attempts in flight may go on after Ctrl-C, SIGTERM or SIGHUP.",
                        "--grace")
                .or("25s");
        noStore = cmd.flag("Keep nothing in the run store.", "--no-store");
        quiet = cmd.flag("Say only what is out of the ordinary; log lines all the same.", "-q", "--quiet");
        output = cmd.option(
                        Kind.oneOf(Output.values()),
                        "",
                        "text: log lines; json: the start, log and finish lines of the recording.",
                        "-o",
                        "--output")
                .or("text");
    }

    boolean failFast() {
        return failFast.get();
    }

    Duration grace() {
        return grace.get();
    }

    boolean stores() {
        return !noStore.get();
    }

    boolean quiet() {
        return quiet.get();
    }

    boolean json() {
        return output.get() == Output.JSON;
    }
}
