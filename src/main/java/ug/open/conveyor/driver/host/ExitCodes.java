package ug.open.conveyor.driver.host;

/** The exit codes: a contract that scripts rely on. */
public final class ExitCodes {
    /** Success. */
    public static final int OK = 0;
    /** A run failed, nothing ran, a search found nothing, or a look at machine, server or events found something wrong. */
    public static final int FAILED = 1;
    /** The command line, an input file, a REF or a request to the server is wrong. */
    public static final int INVALID = 2;
    /** {@code --check} or {@code --compare} found a difference. */
    public static final int DIFFERENT = 3;
    /** The server refused the credentials or the TLS connection. */
    public static final int REFUSED = 4;
    /** The server cannot be reached, or the connection was lost. */
    public static final int UNREACHABLE = 5;
    /** No such run exists. */
    public static final int NO_SUCH_RUN = 6;
    /** The driver did not build or load, or a program did not start or listen. */
    public static final int NOT_LOADED = 7;
    /** A bug in this tool. */
    public static final int BUG = 70;
    /** Reading or writing failed: of the run store, an input or the output. */
    public static final int IO_FAILED = 74;
    /** The terminal was closed. */
    public static final int HUNG_UP = 129;
    /** Ctrl-C interrupted it. */
    public static final int INTERRUPTED = 130;
    /** SIGTERM ended it before it was done. */
    public static final int TERMINATED = 143;

    private static final int[] ALL = {
        OK,
        FAILED,
        INVALID,
        DIFFERENT,
        REFUSED,
        UNREACHABLE,
        NO_SUCH_RUN,
        NOT_LOADED,
        BUG,
        IO_FAILED,
        HUNG_UP,
        INTERRUPTED,
        TERMINATED
    };

    /** Every exit code, in rising order. */
    public static int[] all() {
        return ALL.clone();
    }

    /** What a code means, for a list: no capital, no dot. */
    public static String meaning(int code) {
        return switch (code) {
            case OK -> "success";
            case FAILED ->
                "a run failed, nothing ran, a search found nothing, or doctor, server status, event check or a dry run found something wrong";
            case INVALID -> "wrong usage, a bad input file, an ambiguous REF, or a request that the server refused";
            case DIFFERENT -> "--check or --compare found a difference";
            case REFUSED -> "the server refused the credentials or the TLS connection";
            case UNREACHABLE -> "the server cannot be reached, or the connection was lost";
            case NO_SUCH_RUN -> "no such run";
            case NOT_LOADED -> "the driver did not build, load, start or listen for events";
            case BUG -> "a bug in conveyor-driver";
            case IO_FAILED -> "the run store, an input or the output cannot be read or written";
            case HUNG_UP -> "the terminal was closed (SIGHUP)";
            case INTERRUPTED -> "interrupted (Ctrl-C)";
            case TERMINATED -> "SIGTERM ended it before it was done";
            default -> throw new IllegalArgumentException("no exit code: " + code);
        };
    }

    private ExitCodes() {}
}
