package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Summary;

/**
 * How a session ended.
 *
 * @param summary what it came to
 * @param failure why the source could not go on, where that ended it
 * @param signal what somebody asked of the process; null: nothing
 * @param mode a live session that SIGTERM ended is done when it has drained: the server keeps what is left
 */
record Ended(Summary summary, Optional<IOException> failure, Signals.Signal signal, Mode mode) {
    /** The exit code: of runs that all succeeded, 0. That nothing was run is no success. */
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

    /** Whether a signal decided the exit code. */
    boolean isStopped() {
        return signal != null && code() == signal.code();
    }

    /**
     * The exit code, after all is said.
     *
     * @throws IOException why the source could not go on
     */
    int codeOrFailure() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return code();
    }
}
