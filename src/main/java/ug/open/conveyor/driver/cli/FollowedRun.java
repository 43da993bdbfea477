package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.client.ServerLogs;
import ug.open.conveyor.driver.runtime.LogSource;
import ug.open.conveyor.driver.runtime.MergedLogs;
import ug.open.conveyor.driver.runtime.PipelineSteps;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.LiveLogs;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.wire.Harmless;
import ug.open.conveyor.driver.wire.LogLines;

/** A run at a server that is followed to its end: its lines, and what it comes to. */
final class FollowedRun implements AutoCloseable {
    private static final int MOST_SAID = 2000;

    private final EventStream stream;
    private final LiveLogs live;
    private final FollowEnd end;

    private FollowedRun(EventStream stream, LiveLogs live, FollowEnd end) {
        this.stream = stream;
        this.live = live.until(end);
        this.end = end;
    }

    /** What a follower wants. */
    record Wanted(Optional<String> driver, PipelineSteps steps, FollowLimits limits) {}

    /** Listens for the results of runs from now on; of which run is told by {@link #of}. */
    static FollowedRun open(Environment env, ServerOptions server, Wanted wanted)
            throws StreamException, InterruptedException {
        EventStream stream = server.stream("log", text -> tell(env, text));
        try {
            LiveLogs live = stream.liveLogs(env.platform().scratch(), text -> tell(env, text));
            FollowEnd end = new FollowEnd(
                    env.time(), text -> tell(env, text), wanted.limits(), wanted.driver(), wanted.steps());
            return new FollowedRun(stream, live, end);
        } catch (StreamException e) {
            stream.close();
            throw e;
        }
    }

    /** Not as {@link Environment#say}: standard output may be a pipe that nobody reads, and who tells must not wait for it. */
    private static void tell(Environment env, String text) {
        env.err().print(Harmless.quoted(text, MOST_SAID) + "\n");
        env.err().flush();
    }

    /** Listens for lines too from now on, of a run that is about to begin: so they keep the order in which they come. */
    FollowedRun early() throws StreamException {
        live.early();
        return this;
    }

    /** Whether an event of this type would find a driver. */
    boolean hasListener(String resource) throws StreamException {
        return stream.hasListener(resource);
    }

    /** When it is over. */
    FollowEnd end() {
        return end;
    }

    /**
     * The lines of a run: those that are stored, and those that come, each once.
     *
     * @param shown only lines of this driver; empty: of all
     * @param stored not fetched yet; that is done here
     */
    LogSource of(String runId, Optional<String> shown, ServerLogs stored) throws StreamException, InterruptedException {
        live.of(runId, shown);
        stored.isEmpty(); // fetches them: what is wrong there is known before anything is printed
        return new MergedLogs(stored, live, new LogLines.Identity());
    }

    /** Says how it ended, once its lines are out; gives the exit code. */
    int code() {
        return end.code();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            live.close();
        } finally {
            stream.close();
        }
    }
}
