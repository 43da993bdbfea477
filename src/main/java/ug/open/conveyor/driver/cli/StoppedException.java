package ug.open.conveyor.driver.cli;

/** A signal ended it before anything was run. */
final class StoppedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    StoppedException(Signals.Signal signal) {
        super("stopped by SIG" + signal.word());
        this.code = signal.code();
    }

    /** The exit code. */
    int code() {
        return code;
    }
}
