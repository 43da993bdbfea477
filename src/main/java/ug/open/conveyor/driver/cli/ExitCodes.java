package ug.open.conveyor.driver.cli;

/** The exit codes. They are part of the contract: scripts rely on them. */
public final class ExitCodes {
    /** All went well. */
    public static final int OK = 0;
    /** A run failed, nothing was run, or a search found nothing. */
    public static final int FAILED = 1;
    /** The command line, an input file or a REF is wrong. */
    public static final int USAGE = 2;
    /** {@code replay --check} found a difference. */
    public static final int DIFFERENT = 3;
    /** The server refused who we are, or the TLS connection. */
    public static final int REFUSED = 4;
    /** The server cannot be reached, or was lost. */
    public static final int UNREACHABLE = 5;
    /** There is no such run. */
    public static final int NO_SUCH_RUN = 6;
    /** The driver did not build or load. */
    public static final int NOT_LOADED = 7;
    /** This tool has a bug. */
    public static final int BUG = 70;
    /** The run store, or the output, cannot be written. */
    public static final int NOT_WRITTEN = 74;
    /** The terminal was closed. */
    public static final int HUNG_UP = 129;
    /** Somebody interrupted it. */
    public static final int INTERRUPTED = 130;
    /** SIGTERM ended it before all was done. */
    public static final int TERMINATED = 143;

    private static final int[] ALL = {
        OK,
        FAILED,
        USAGE,
        DIFFERENT,
        REFUSED,
        UNREACHABLE,
        NO_SUCH_RUN,
        NOT_LOADED,
        BUG,
        NOT_WRITTEN,
        HUNG_UP,
        INTERRUPTED,
        TERMINATED
    };

    /** Every exit code there is, rising. */
    static int[] all() {
        return ALL.clone();
    }

    /** What a code means, for a list: no capital, no dot. */
    static String meaning(int code) {
        return switch (code) {
            case OK -> "all went well";
            case FAILED -> "a run failed, nothing was run, or a search found nothing";
            case USAGE -> "wrong usage, a bad input file, or an ambiguous REF";
            case DIFFERENT -> "replay --check found a difference";
            case REFUSED -> "the server refused the authentication or the TLS connection";
            case UNREACHABLE -> "the server cannot be reached, or was lost";
            case NO_SUCH_RUN -> "there is no such run";
            case NOT_LOADED -> "the driver did not build or load";
            case BUG -> "a bug in conveyor-driver";
            case NOT_WRITTEN -> "the run store, or the output, cannot be written";
            case HUNG_UP -> "the terminal was closed (SIGHUP)";
            case INTERRUPTED -> "interrupted (Ctrl-C)";
            case TERMINATED -> "ended by SIGTERM before all was done";
            default -> throw new IllegalArgumentException("no exit code: " + code);
        };
    }

    private ExitCodes() {}
}
