package ug.open.conveyor.driver.host;

import java.util.Locale;

/**
 * Why a command did not end well: the names that scripts compare, a contract. {@code ErrorTable} in {@code cli} gives each exception one;
 * {@code docs/scripting.md} has the table.
 */
public enum ErrorCode {
    /** A run failed, or nothing ran. */
    FAILED(ExitCodes.FAILED, "a run failed, or nothing ran"),
    /** A search, or a list by options, is empty. */
    NOTHING_FOUND(ExitCodes.FAILED, "no run, log entry or failure fits the options"),
    /** A look found something wrong. */
    FINDINGS(ExitCodes.FAILED, "doctor, server status, event check or a dry run found something wrong"),
    /** The server does not have what the command is about. */
    NOT_ON_SERVER(ExitCodes.FAILED, "the server has no such driver or resource"),
    /** The end of a run that was followed did not come. */
    GIVEN_UP(ExitCodes.FAILED, "the run that was waited for did not come or did not end in time"),
    /** Nobody takes the event of the created resource. */
    NO_LISTENER(ExitCodes.FAILED, "no driver listens for what trigger --follow created"),
    /** The words of the command line. */
    USAGE(ExitCodes.INVALID, "the command line is wrong: an option, a value, or what is missing"),
    /** A file of settings. */
    BAD_CONFIG(ExitCodes.INVALID, "driver.yaml, contexts.yaml or a variable has a value that cannot be"),
    /** An input. */
    BAD_INPUT(ExitCodes.INVALID, "a recording, a definition or another input cannot be read"),
    /** A file that is not there. */
    NO_SUCH_FILE(ExitCodes.INVALID, "no such file or folder"),
    /** A file that cannot be used. */
    FILE_REFUSED(ExitCodes.INVALID, "a file or folder cannot be opened, made or replaced"),
    /** A REF that may mean several runs. */
    AMBIGUOUS_REF(ExitCodes.INVALID, "a REF means several runs"),
    /** The HTTP API does not know it. */
    NOT_FOUND(ExitCodes.INVALID, "the HTTP API does not have what the request is about"),
    /** The HTTP API has one already. */
    ALREADY_EXISTS(ExitCodes.INVALID, "the HTTP API has something of that name already"),
    /** The HTTP API refuses the request. */
    REQUEST_REFUSED(ExitCodes.INVALID, "the HTTP API refused the request"),
    /** What is asked for cannot be done, for another reason. */
    INVALID(ExitCodes.INVALID, "the command cannot do that as things are"),
    /** The results differ. */
    DIFFERENT(ExitCodes.DIFFERENT, "--check or --compare found a difference"),
    /** Credentials that cannot be used. */
    BAD_CREDENTIALS(ExitCodes.REFUSED, "a certificate or a key cannot be read or used"),
    /** The server refuses us. */
    SERVER_REFUSED(ExitCodes.REFUSED, "the server refused the credentials or the TLS connection"),
    /** The server is not there. */
    UNREACHABLE(
            ExitCodes.UNREACHABLE,
            "the server cannot be reached, the connection was lost, or nobody there takes the events"),
    /** No run by that REF. */
    NO_SUCH_RUN(ExitCodes.NO_SUCH_RUN, "no such run in the run store"),
    /** The driver is not there. */
    NOT_LOADED(ExitCodes.NOT_LOADED, "the driver did not build, load, start or listen for events"),
    /** Too little memory. */
    OUT_OF_MEMORY(ExitCodes.BUG, "the memory of the JVM is used up"),
    /** A fault of ours. */
    BUG(ExitCodes.BUG, "a bug in conveyor-driver"),
    /** Standard output takes no more. */
    OUTPUT_FAILED(ExitCodes.IO_FAILED, "standard output cannot be written"),
    /** Other reading and writing. */
    IO_FAILED(ExitCodes.IO_FAILED, "the run store, an input or a file cannot be read or written"),
    /** SIGHUP. */
    HUNG_UP(ExitCodes.HUNG_UP, "the terminal was closed (SIGHUP)"),
    /** Ctrl-C, or no answer to a question. */
    INTERRUPTED(ExitCodes.INTERRUPTED, "interrupted (Ctrl-C), or a question was answered with no"),
    /** SIGTERM. */
    TERMINATED(ExitCodes.TERMINATED, "SIGTERM ended it before it was done");

    private final int exit;
    private final String meaning;

    ErrorCode(int exit, String meaning) {
        this.exit = exit;
        this.meaning = meaning;
    }

    /** Its name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The exit code of a command that ends so. */
    public int exit() {
        return exit;
    }

    /** What it means, for a list: no capital, no dot. */
    public String meaning() {
        return meaning;
    }

    /** That of a command that ended with this exit code and named no reason. */
    public static ErrorCode of(int exit) {
        return switch (exit) {
            case ExitCodes.FAILED -> FAILED;
            case ExitCodes.INVALID -> INVALID;
            case ExitCodes.DIFFERENT -> DIFFERENT;
            case ExitCodes.REFUSED -> SERVER_REFUSED;
            case ExitCodes.UNREACHABLE -> UNREACHABLE;
            case ExitCodes.NO_SUCH_RUN -> NO_SUCH_RUN;
            case ExitCodes.NOT_LOADED -> NOT_LOADED;
            case ExitCodes.IO_FAILED -> IO_FAILED;
            case ExitCodes.HUNG_UP -> HUNG_UP;
            case ExitCodes.INTERRUPTED -> INTERRUPTED;
            case ExitCodes.TERMINATED -> TERMINATED;
            default -> BUG;
        };
    }
}
