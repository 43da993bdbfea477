package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import ug.open.conveyor.driver.client.ServerLogs;
import ug.open.conveyor.driver.runtime.LogSource;
import ug.open.conveyor.driver.runtime.MergedLogs;
import ug.open.conveyor.driver.runtime.RunEnding;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.LiveLogs;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.wire.Harmless;
import ug.open.conveyor.driver.wire.LogLines;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** A run at a server that is followed to its end: its lines, who ended how, and what that comes to. */
final class FollowedRun implements AutoCloseable, LiveLogs.Ending {
    private static final Duration SILENT = Duration.ofSeconds(30);
    private static final int MOST_SHOWN = 300;
    private static final int MOST_SAID = 2000;

    private final Environment env;
    private final EventStream stream;
    private final LiveLogs live;
    private final Optional<String> driver;
    private final Optional<Duration> idle;
    private final RunEnding ending;
    private String last = "";
    private boolean told;

    private FollowedRun(
            Environment env, EventStream stream, LiveLogs live, Optional<String> driver, Optional<Duration> idle) {
        this.env = env;
        this.stream = stream;
        this.live = live.until(this);
        this.driver = driver;
        this.idle = idle;
        ending = new RunEnding(driver);
    }

    /**
     * Listens for the results of runs from now on; of which run is told by {@link #of}.
     *
     * @param driver whose lines and result it is about; empty: of all
     * @param idle ends when nothing has come for so long; empty: never
     */
    static FollowedRun open(Environment env, ServerOptions server, Optional<String> driver, Optional<Duration> idle)
            throws StreamException, InterruptedException {
        EventStream stream = server.stream("log", text -> tell(env, text));
        try {
            LiveLogs live = stream.liveLogs(env.platform().scratch(), text -> tell(env, text));
            return new FollowedRun(env, stream, live, driver, idle);
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

    /** Whether an event of this type would find a driver. */
    boolean hasListener(String resource) throws StreamException {
        return stream.hasListener(resource);
    }

    /**
     * The lines of a run: those that are stored, then those that come.
     *
     * @param shown only lines of this driver; empty: of all
     * @param stored not fetched yet; that is done here
     */
    LogSource of(String runId, Optional<String> shown, ServerLogs stored) throws StreamException, InterruptedException {
        live.of(runId, shown);
        stored.isEmpty(); // fetches them: what is wrong there is known before anything is printed
        return new MergedLogs(stored, live, new LogLines.Identity());
    }

    @Override
    public boolean result(PipelineEvent result) {
        boolean pipeline = !result.ofResource("pipeline").isEmpty();
        boolean over = ending.result(result.driver(), result.result().success(), pipeline);
        String message = result.result().message();
        String end = Harmless.quoted(result.driver(), MOST_SHOWN)
                + (result.result().success() ? " succeeded" : " FAILED")
                + (message.isEmpty() ? "" : ": " + Harmless.quoted(message, MOST_SHOWN));
        if (over) {
            last = end;
        } else {
            tell(env, end + (pipeline ? " (the pipeline may go on)" : ""));
        }
        return over;
    }

    @Override
    public boolean quiet(Duration lasting) {
        if (idle.isPresent()) {
            return lasting.compareTo(idle.get()) >= 0;
        }
        if (!told && lasting.compareTo(SILENT) >= 0) {
            told = true;
            tell(
                    env,
                    "nothing new for 30 s; a run that was over before cannot be told from one that waits: Ctrl-C, or "
                            + "--idle TIME, ends this");
        }
        return false;
    }

    /** Says how it ended, once its lines are out; gives the exit code. */
    int code() {
        if (!ending.isOver()) {
            String seconds =
                    String.format(Locale.ROOT, "%.0f s", idle.orElse(SILENT).toMillis() / 1e3);
            last = "nothing came for " + seconds + ": "
                    + (ending.succeeded()
                            ? "no more is waited for, and what was seen succeeded"
                            : "given up, without the result"
                                    + driver.map(name -> " of " + name).orElse(""));
        }
        env.say(last);
        return ending.succeeded() ? ExitCodes.OK : ExitCodes.FAILED;
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
