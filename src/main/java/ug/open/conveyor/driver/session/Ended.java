package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.runtime.Summary;

/**
 * How a session ended.
 *
 * @param summary its counts
 * @param failure why the source could not go on, where that ended it
 * @param signal the first signal that the process got; null where there was none
 * @param mode a live session that SIGTERM ended is done when it has drained: the server keeps what is left
 */
public record Ended(Summary summary, Optional<IOException> failure, Signals.Signal signal, Mode mode) {
    /** The exit code: of runs that all succeeded, 0. A session that ran nothing is no success. */
    int code() {
        if (signal == Signals.Signal.INTERRUPT || signal == Signals.Signal.HANGUP) {
            return signal.code();
        }
        boolean failed = summary.failed() > 0 || summary.rejected() > 0;
        boolean exited = summary.reason() == Summary.Reason.EXITED;
        boolean nothing = summary.succeeded() == 0 && signal == null;
        if (failed || exited || nothing) {
            return ExitCodes.FAILED;
        }
        return isCutShort() ? ExitCodes.TERMINATED : ExitCodes.OK;
    }

    private boolean isCutShort() {
        return signal == Signals.Signal.TERMINATE && mode == Mode.OFFLINE && summary.reason() == Summary.Reason.STOPPED;
    }

    /** Whether its events could not be read at all: the failure says everything. */
    boolean hasReadNothing() {
        return failure.isPresent() && summary.events() == 0;
    }

    /** Whether a signal decided the exit code. */
    public boolean isStopped() {
        return signal != null && code() == signal.code();
    }

    /**
     * The exit code, once everything is printed.
     *
     * @throws IOException why the source could not go on
     */
    public int codeOrFailure() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return code();
    }
}
