package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.client.AuthenticationException;
import ug.open.conveyor.driver.client.UnreachableException;
import ug.open.conveyor.driver.config.CredentialsException;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.record.MalformedInputException;
import ug.open.conveyor.driver.record.NoSuchRunException;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.StreamRefusedException;

/** The one table from exception to exit code and sentence. What it does not know is a bug of this tool, and says so. */
final class ErrorTable {
    /** What to say of a throwable that ended a command. */
    static Failure of(Throwable thrown) {
        if ((thrown instanceof UncheckedIOException || thrown instanceof ExecutionException)
                && thrown.getCause() != null) {
            return of(thrown.getCause());
        }
        if (thrown instanceof OutputException output) {
            return output.readerGone()
                    ? new Failure(ExitCodes.OK, "")
                    : new Failure(ExitCodes.NOT_WRITTEN, output.getMessage());
        }
        if (thrown instanceof FileSystemException file) {
            return new Failure(ExitCodes.USAGE, file(file));
        }
        if (thrown instanceof InterruptedException) {
            return new Failure(ExitCodes.INTERRUPTED, "interrupted");
        }
        if (thrown instanceof StoppedException stopped) {
            return new Failure(stopped.code(), stopped.getMessage());
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
        if (thrown instanceof AuthenticationException
                || thrown instanceof CredentialsException
                || thrown instanceof StreamRefusedException) {
            return ExitCodes.REFUSED;
        }
        if (thrown instanceof UnreachableException) {
            return ExitCodes.UNREACHABLE;
        }
        if (thrown instanceof LoadException) {
            return ExitCodes.NOT_LOADED;
        }
        if (thrown instanceof MalformedInputException || thrown instanceof ConveyorException) {
            return ExitCodes.USAGE;
        }
        if (thrown instanceof StreamException || thrown instanceof Unsettled.UnsettledException) {
            return ExitCodes.UNREACHABLE;
        }
        if (thrown instanceof IOException) {
            return ExitCodes.NOT_WRITTEN;
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
