package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.ConfigException;
import ug.open.conveyor.driver.config.CredentialsException;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.Failure;
import ug.open.conveyor.driver.host.OutputException;
import ug.open.conveyor.driver.host.Version;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.session.SessionException;
import ug.open.conveyor.driver.store.find.AmbiguousRefException;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.StreamRefusedException;
import ug.open.conveyor.driver.terminal.Prompts;
import ug.open.conveyor.driver.wire.InputFormatException;

/**
 * The one table from exception to error code and sentence; an error code has its exit code. An exception that it does not know is a bug of
 * this tool, and the message tells so.
 */
public final class ErrorTable {
    /** The failure that ended a command; empty where it ends well and without a word: nobody reads its output any more. */
    static Optional<Failure> of(Throwable thrown) {
        if ((thrown instanceof UncheckedIOException || thrown instanceof ExecutionException)
                && thrown.getCause() != null) {
            return of(thrown.getCause());
        }
        if (thrown instanceof OutputException output && output.readerGone()) {
            return Optional.empty();
        }
        ErrorCode code = code(thrown);
        return Optional.of(
                switch (code) {
                    case BUG -> Failure.of(code, bug(thrown));
                    case INTERRUPTED ->
                        Failure.of(code, thrown instanceof InterruptedException ? "interrupted" : sentence(thrown));
                    case OUT_OF_MEMORY ->
                        Failure.of(
                                code,
                                "ran out of memory; give it more with CONVEYOR_DRIVER_JAVA_OPTS=-Xmx1g, and please report it: "
                                        + "it is meant to need no more than 128 MB");
                    default ->
                        Failure.of(code, thrown instanceof FileSystemException file ? file(file) : sentence(thrown));
                });
    }

    private static ErrorCode code(Throwable thrown) {
        if (thrown instanceof ConveyorException) {
            return ofOurs(thrown);
        }
        if (thrown instanceof IOException) {
            return ofFiles(thrown);
        }
        if (thrown instanceof InterruptedException || thrown instanceof Prompts.CancelledException) {
            return ErrorCode.INTERRUPTED;
        }
        if (thrown instanceof LoadException) {
            return ErrorCode.NOT_LOADED;
        }
        return thrown instanceof OutOfMemoryError ? ErrorCode.OUT_OF_MEMORY : ErrorCode.BUG;
    }

    private static ErrorCode ofOurs(Throwable thrown) {
        if (thrown instanceof UsageException) {
            return ErrorCode.USAGE;
        }
        if (thrown instanceof NoSuchRunException) {
            return ErrorCode.NO_SUCH_RUN;
        }
        if (thrown instanceof AmbiguousRefException) {
            return ErrorCode.AMBIGUOUS_REF;
        }
        if (thrown instanceof ApiException api) {
            return switch (api.reason()) {
                case NOT_AUTHENTICATED -> ErrorCode.SERVER_REFUSED;
                case UNREACHABLE -> ErrorCode.UNREACHABLE;
                case NOT_FOUND -> ErrorCode.NOT_FOUND;
                case ALREADY_EXISTS -> ErrorCode.ALREADY_EXISTS;
                case REFUSED -> ErrorCode.REQUEST_REFUSED;
            };
        }
        if (thrown instanceof CredentialsException) {
            return ErrorCode.BAD_CREDENTIALS;
        }
        if (thrown instanceof StreamRefusedException) {
            return ErrorCode.SERVER_REFUSED;
        }
        if (thrown instanceof SyntaxException) {
            return ErrorCode.BAD_INPUT;
        }
        return thrown instanceof ConfigException ? ErrorCode.BAD_CONFIG : ErrorCode.INVALID;
    }

    private static ErrorCode ofFiles(Throwable thrown) {
        if (thrown instanceof OutputException) {
            return ErrorCode.OUTPUT_FAILED;
        }
        if (thrown instanceof FileSystemException) {
            return thrown instanceof NoSuchFileException ? ErrorCode.NO_SUCH_FILE : ErrorCode.FILE_REFUSED;
        }
        if (thrown instanceof SessionException ended) {
            return ended.code();
        }
        if (thrown instanceof InputFormatException input) {
            return input.isMissing() ? ErrorCode.NO_SUCH_FILE : ErrorCode.BAD_INPUT;
        }
        return thrown instanceof StreamException ? ErrorCode.UNREACHABLE : ErrorCode.IO_FAILED;
    }

    private static String bug(Throwable thrown) {
        return "this is a bug in conveyor-driver: " + thrown + "\n"
                + "Nothing you did should end like this. Please report it with the command line, the version ("
                + Version.NUMBER + ") and what the same command says with --verbose.";
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
