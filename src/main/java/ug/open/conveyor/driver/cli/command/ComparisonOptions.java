package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.session.Differences;
import ug.open.conveyor.driver.session.DriverSession;
import ug.open.conveyor.driver.session.Ended;
import ug.open.conveyor.driver.session.PipelineRun;
import ug.open.conveyor.driver.session.Replay;
import ug.open.conveyor.driver.terminal.SessionEnd;

/** How new results are compared with recorded ones, and which events. */
final class ComparisonOptions {
    private final Environment env;
    private final Opt<Boolean> check;
    private final Opt<Boolean> message;
    private final IgnoredPaths ignore;
    private final Opt<List<String>> only;

    ComparisonOptions(Cmd cmd) {
        env = cmd.env;
        check = cmd.flag("Exit with 3 if success or data differ from the recording, with 0 if they do not.", "--check");
        message = cmd.flag("Compare the message of each result too.", "--message");
        ignore = new IgnoredPaths(cmd);
        only = cmd.options(Kind.EVENTS, "KEY=VALUE", "Only these events: event, resource, name or run.", "--only");
    }

    /** Whether a difference decides the exit code. */
    boolean checks() {
        return check.get();
    }

    /** Whether the recording decides the exit code. */
    Opt<Boolean> check() {
        return check;
    }

    /** Which events to read. */
    ReadOptions reading() {
        return InputFile.reading(env, only.get());
    }

    /** Where differences are collected. */
    Differences differences() {
        return ignore.in(paths -> new Differences(paths, message.get()));
    }

    /** The places that may differ. */
    Set<String> ignored() {
        return ignore.in(paths -> paths);
    }

    /**
     * Refuses a check without anything to compare with.
     *
     * @param recorded the drivers whose results were recorded
     * @param words where the events come from
     */
    void check(Set<String> recorded, String words) {
        if (check.get() && recorded.isEmpty()) {
            throw new UsageException("--check has nothing to compare with: no results in " + words + ", only events");
        }
    }

    /** Runs a driver on all events, and prints where its results differ. */
    Ended run(DriverSession opened, Replay replay, Differences differences, SessionOptions session)
            throws IOException, InterruptedException {
        replay.by(opened.driver().name());
        if (check.get()) {
            opened.expects(replay::isAsRecorded);
        }
        differences.tells(opened.console()::checked);
        opened.console().total(only.given() ? 0 : replay.total());
        Ended ended = opened.run(replay, Long.MAX_VALUE);
        differences.print(session.settings(), check.get());
        SessionEnd.LeftOut leftOut = replay.leftOut();
        opened.summarize(ended, leftOut);
        Summary summary = ended.summary();
        boolean ran = summary.succeeded() + summary.failed() > 0;
        if (!env.voice().isQuiet() && ended.failure().isEmpty() && ran) {
            differences.summarize(session.settings());
            if (!leftOut.addressed().isEmpty()) {
                env.say(leftOut.addressed());
            }
        }
        for (String sentence : ended.isStopped() ? List.<String>of() : differences.unmet()) {
            env.warn(sentence);
        }
        return ended;
    }

    /** Runs a pipeline, compares the results of its steps, prints where they differ, and gives the exit code. */
    int code(PipelineRun run, Differences differences, SessionOptions session) throws Exception {
        run.compares(differences, check.get());
        int code = run.run();
        differences.print(session.settings(), check.get());
        if (!env.voice().isQuiet()) {
            differences.summarize(session.settings());
        }
        return check.get() && !run.isStopped() ? differences.code() : code;
    }

    /**
     * The exit code of such a session.
     *
     * @throws IOException why its events could not be read to the end
     */
    int code(Ended ended, Differences differences) throws IOException {
        int code = ended.codeOrFailure();
        return check.get() && !ended.isStopped() ? differences.code() : code;
    }
}
