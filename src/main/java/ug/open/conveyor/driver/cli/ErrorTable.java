package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.CredentialsException;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.OutputException;
import ug.open.conveyor.driver.host.Version;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.session.SessionException;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.StreamRefusedException;
import ug.open.conveyor.driver.terminal.Prompts;
import ug.open.conveyor.driver.wire.InputFormatException;

/** The one table from exception to exit code and sentence. An exception that it does not know is a bug of this tool, and the message tells so. */
public final class ErrorTable {
    /**
     * The end of a command that failed.
     *
     * @param code the exit code
     * @param sentence the message behind "conveyor-driver: "; empty: none
     */
    record Failure(int code, String sentence) {}

    /** The exit code and message for a throwable that ended a command. */
    static Failure of(Throwable thrown) {
        if ((thrown instanceof UncheckedIOException || thrown instanceof ExecutionException)
                && thrown.getCause() != null) {
            return of(thrown.getCause());
        }
        if (thrown instanceof OutputException output) {
            return output.readerGone()
                    ? new Failure(ExitCodes.OK, "")
                    : new Failure(ExitCodes.IO_FAILED, output.getMessage());
        }
        if (thrown instanceof FileSystemException file) {
            return new Failure(ExitCodes.INVALID, file(file));
        }
        if (thrown instanceof InterruptedException) {
            return new Failure(ExitCodes.INTERRUPTED, "interrupted");
        }
        if (thrown instanceof Prompts.CancelledException) {
            return new Failure(ExitCodes.INTERRUPTED, thrown.getMessage());
        }
        if (thrown instanceof SessionException ended) {
            return new Failure(ended.code(), ended.getMessage());
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Failure(
                    ExitCodes.BUG,
                    "ran out of memory; give it more with CONVEYOR_DRIVER_JAVA_OPTS=-Xmx1g, and please report it: "
                            + "it is meant to need no more than 128 MB");
        }
        int code = code(thrown);
        return code == ExitCodes.BUG ? bug(thrown) : new Failure(code, sentence(thrown));
    }

    private static int code(Throwable thrown) {
        if (thrown instanceof NoSuchRunException) {
            return ExitCodes.NO_SUCH_RUN;
        }
        if (thrown instanceof ApiException api) {
            return switch (api.reason()) {
                case NOT_AUTHENTICATED -> ExitCodes.REFUSED;
                case UNREACHABLE -> ExitCodes.UNREACHABLE;
                case NOT_FOUND, ALREADY_EXISTS, REFUSED -> ExitCodes.INVALID;
            };
        }
        if (thrown instanceof CredentialsException || thrown instanceof StreamRefusedException) {
            return ExitCodes.REFUSED;
        }
        if (thrown instanceof LoadException) {
            return ExitCodes.NOT_LOADED;
        }
        if (thrown instanceof InputFormatException || thrown instanceof ConveyorException) {
            return ExitCodes.INVALID;
        }
        if (thrown instanceof StreamException) {
            return ExitCodes.UNREACHABLE;
        }
        if (thrown instanceof IOException) {
            return ExitCodes.IO_FAILED;
        }
        return ExitCodes.BUG;
    }

    private static Failure bug(Throwable thrown) {
        return new Failure(
                ExitCodes.BUG,
                "this is a bug in conveyor-driver: " + thrown + "\n"
                        + "Nothing you did should end like this. Please report it with the command line, the version ("
                        + Version.NUMBER + ") and what the same command says with --verbose.");
    }

    private static String file(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return e.getFile() + ": no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return e.getFile() + ": permission denied";
        }
        String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        return e.getFile() + ": " + reason;
    }

    private static String sentence(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }

    private ErrorTable() {}
}
