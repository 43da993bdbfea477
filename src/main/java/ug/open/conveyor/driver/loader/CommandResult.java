package ug.open.conveyor.driver.loader;

import java.util.Optional;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.TemporaryFailureException;

/**
 * Makes a driver result of a command's exit code and result file. The exit code alone decides whether the run succeeded; the file may ask for
 * another attempt after a failure. Where a debugger may have run the command, exit code 0 may be the debugger's: then a result file that says
 * {@code success: false} decides.
 *
 * @param lastLine the last line that it printed: its message where it failed and wrote no result
 * @param debugged whether a debugger may have run it
 */
record CommandResult(ExitStatus exit, String lastLine, DriverLogger logger, boolean debugged) {
    /**
     * The driver result.
     *
     * @throws TemporaryFailureException when the exit code or the file asks for another attempt
     */
    DriverResult with(ResultFile file) {
        Optional<ResultFile.Written> written;
        try {
            written = file.read();
        } catch (ResultFile.BrokenException broken) {
            String problem = exit.success() ? broken.getMessage() : ending() + ", and " + broken.getMessage();
            return ended(exit.temporary(), DriverResult.failure(problem));
        }
        if (written.isEmpty()) {
            return ended(exit.temporary(), new DriverResult(exit.success(), ending(), null));
        }
        DriverResult result = written.get().result();
        boolean temporary = written.get().temporary();
        boolean success = exit.success() && (result.success() || !debugged);
        if (result.success() != success) {
            logger.warn("the result file says success: " + result.success() + ", but the exit code decides: "
                    + exit.text());
        } else if (temporary && success) {
            logger.warn("the result file says temporary: true, but the exit code decides: " + exit.text());
        }
        String message = result.message().isBlank() ? ending() : result.message();
        return ended(exit.temporary() || temporary && !success, new DriverResult(success, message, result.data()));
    }

    /** Such as {@code exit 3: disk full}. */
    private String ending() {
        return exit.success() || lastLine.isEmpty() ? exit.text() : exit.text() + ": " + lastLine;
    }

    private static DriverResult ended(boolean temporary, DriverResult result) {
        if (temporary) {
            throw new TemporaryFailureException(result.message());
        }
        return result;
    }
}
