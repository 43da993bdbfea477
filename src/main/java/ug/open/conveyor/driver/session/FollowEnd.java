package ug.open.conveyor.driver.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.follow.PipelineSteps;
import ug.open.conveyor.driver.follow.RunEnding;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.stream.LiveLogs;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** Decides when a run at a server that is followed is over, and reports how it ended. */
public final class FollowEnd implements LiveLogs.Ending {
    private static final Duration SILENT = Duration.ofSeconds(30);
    private static final int MOST_SHOWN = 300;

    private final Time time;
    private final Consumer<String> said;
    private final FollowLimits limits;
    private final RunEnding ending;
    private boolean mayBeOver;
    private boolean inPipeline;
    private String last = "";
    private boolean told;
    private Duration quiet = Duration.ZERO;

    /**
     * Of a run that has not been seen yet.
     *
     * @param said takes sentences on how the run goes
     * @param driver whose result ends it; empty: that of the last step, or of any driver where there is no pipeline
     */
    FollowEnd(Time time, Consumer<String> said, FollowLimits limits, Optional<String> driver, PipelineSteps steps) {
        this.time = time;
        this.said = said;
        this.limits = limits;
        ending = new RunEnding(driver, steps);
    }

    /** It began before, so that it may be over. */
    public void joinsLate() {
        mayBeOver = true;
        if (limits.idle().isEmpty() && limits.endless().isPresent()) { // else a person sees that nothing comes
            said.accept("a run that ended before looks like one that goes on: " + limits.otherwise());
        }
    }

    /** It begins, and goes through a pipeline. */
    public void begins(String pipeline) {
        inPipeline = true;
        ending.through(pipeline);
        if (ending.awaited().isEmpty()) {
            said.accept("the last step of the pipeline " + pipeline + " is not known here: 'conveyor-driver apply' "
                    + "remembers it, --pipeline FILE or --driver NAME names it; else " + limits.otherwise());
        }
    }

    @Override
    public boolean result(PipelineEvent result) {
        String pipeline = result.ofResource("pipeline");
        inPipeline |= !pipeline.isEmpty();
        boolean over = ending.result(result.driver(), result.result().success(), pipeline);
        String message = result.result().message();
        String end = Harmless.quoted(result.driver(), MOST_SHOWN)
                + (result.result().success() ? " succeeded" : " FAILED")
                + (message.isEmpty() ? "" : ": " + Harmless.quoted(message, MOST_SHOWN));
        if (over) {
            last = end;
        } else {
            said.accept(end + (pipeline.isEmpty() ? "" : goesOn()));
        }
        return over;
    }

    private String goesOn() {
        return ending.awaited().isPresent() ? " (the pipeline may go on)" : " (the pipeline may go on, or be over)";
    }

    @Override
    public boolean quiet(Duration lasting) {
        boolean known = !mayBeOver && !(inPipeline && ending.awaited().isEmpty());
        Optional<Duration> most = limits.most(known);
        if (most.isPresent()) {
            quiet = most.get();
            return lasting.compareTo(quiet) >= 0;
        }
        if (!told && lasting.compareTo(SILENT) >= 0) {
            told = true;
            said.accept("nothing new for 30 s; a run that ended before looks like one that waits: Ctrl-C "
                    + "or --idle DURATION ends this");
        }
        return false;
    }

    @Override
    public boolean isPast() {
        return limits.until().isPresent() && !time.now().isBefore(limits.until().get());
    }

    /** Reports the end, once all lines are printed; gives the exit code. */
    int code() {
        if (!ending.isOver()) {
            String what = ending.awaited().isPresent()
                    ? "the result of " + ending.awaited().get()
                    : inPipeline ? "the end of its pipeline" : "the result";
            last = (isPast() ? "the time of --until has passed" : "nothing came for " + Durations.text(quiet))
                    + ": given up, without " + what;
        }
        said.accept(last);
        return ending.succeeded() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
