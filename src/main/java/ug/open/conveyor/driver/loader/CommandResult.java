package ug.open.conveyor.driver.loader;

import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.TemporaryFailureException;
import ug.open.conveyor.driver.runtime.LineLogger;

/**
 * Joins how a command ended with what it wrote into its result file. Whether the run succeeded is said by the exit code alone.
 *
 * @param lastLine what it printed last, which is its message where it failed and wrote none
 */
record CommandResult(ExitStatus exit, String lastLine, LineLogger logger) {
    /**
     * The driver result.
     *
     * @throws TemporaryFailureException when the exit code asks for another attempt
     */
    DriverResult with(ResultFile file) {
        Optional<DriverResult> written;
        try {
            written = file.read();
        } catch (ResultFile.BrokenException broken) {
            return ended(false, exit.success() ? broken.getMessage() : ending() + ", and " + broken.getMessage(), null);
        }
        written.filter(result -> result.success() != exit.success())
                .ifPresent(result -> logger.warn("the result file says success: " + result.success()
                        + ", but the exit code decides: " + exit.text()));
        String message = written.map(DriverResult::message)
                .filter(text -> !text.isBlank())
                .orElse(ending());
        return ended(exit.success(), message, written.map(DriverResult::data).orElse(null));
    }

    /** Such as {@code exit 3: disk full}. */
    private String ending() {
        return exit.success() || lastLine.isEmpty() ? exit.text() : exit.text() + ": " + lastLine;
    }

    private DriverResult ended(boolean success, String message, Object data) {
        if (exit.temporary()) {
            throw new TemporaryFailureException(message);
        }
        return new DriverResult(success, message, data);
    }
}
