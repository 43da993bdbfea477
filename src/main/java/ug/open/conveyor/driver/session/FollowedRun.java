package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.client.ServerLogs;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.follow.MergedLogs;
import ug.open.conveyor.driver.follow.PipelineSteps;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.LiveLogs;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.wire.LogLines;

/** A run at a server that is followed to its end: its log lines and its result. */
public final class FollowedRun implements AutoCloseable {
    private static final int MOST_SAID = 2000;

    private final EventStream stream;
    private final LiveLogs live;
    private final FollowEnd end;

    private FollowedRun(EventStream stream, LiveLogs live, FollowEnd end) {
        this.stream = stream;
        this.live = live.until(end);
        this.end = end;
    }

    /** Connects to the event stream. */
    public interface StreamOpener {
        /**
         * A connection.
         *
         * @param name how the server lists it
         * @param said takes a sentence for each change of its state
         */
        EventStream open(String name, Consumer<String> said) throws StreamException, InterruptedException;
    }

    /** The run that a follower waits for: by driver and pipeline steps, within limits. */
    public record Wanted(Optional<String> driver, PipelineSteps steps, FollowLimits limits) {}

    /** Listens for the results of all runs from now on; {@link #of} names the run. */
    public static FollowedRun open(Environment env, StreamOpener opener, Wanted wanted)
            throws StreamException, InterruptedException {
        EventStream stream = opener.open("log", text -> tell(env, text));
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

    /** Not as {@link Environment#say}: standard output may be a pipe that nobody reads, and the caller must not wait for it. */
    private static void tell(Environment env, String text) {
        env.tell(Harmless.quoted(text, MOST_SAID));
    }

    /** Listens for lines too from now on, of a run that is about to begin: so they keep the order in which they come. */
    public FollowedRun early() throws StreamException {
        live.early();
        return this;
    }

    /** Whether an event of this type would find a driver. */
    public boolean hasListener(String resource) throws StreamException {
        return stream.hasListener(resource);
    }

    /** When it is over. */
    public FollowEnd end() {
        return end;
    }

    /**
     * The lines of a run: those that are stored, and those that come, each once.
     *
     * @param shown only lines of this driver; empty: of all
     * @param stored not fetched yet; that is done here
     */
    public LogSource of(String runId, Optional<String> shown, ServerLogs stored)
            throws StreamException, InterruptedException {
        live.of(runId, shown);
        stored.isEmpty(); // fetches them: what is wrong there is known before anything is printed
        return new MergedLogs(stored, live, new LogLines.Identity());
    }

    /** Reports the end, once all lines are printed; gives the exit code. */
    public int code() {
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
