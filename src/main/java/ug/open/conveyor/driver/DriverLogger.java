package ug.open.conveyor.driver;

import java.util.Map;

/**
 * The driver logger of one attempt: each entry is kept under the run id and shown as it comes.
 *
 * <p>Safe for use by several threads. It never throws because an entry could not be sent or kept.
 */
public interface DriverLogger {
    /**
     * Writes one entry.
     *
     * @param level how much it matters
     * @param message the text; line feeds in it are kept
     * @param labels further fields; they never override run id, driver, pipeline or time
     */
    void log(Level level, String message, Map<String, ?> labels);

    /** A logger that puts this label on each entry too. */
    DriverLogger with(String label, Object value);

    /** Writes an entry at {@link Level#DEBUG}. */
    default void debug(String message) {
        log(Level.DEBUG, message, Map.of());
    }

    /** Writes an entry at {@link Level#INFO}. */
    default void info(String message) {
        log(Level.INFO, message, Map.of());
    }

    /** Writes an entry at {@link Level#WARN}. */
    default void warn(String message) {
        log(Level.WARN, message, Map.of());
    }

    /** Writes an entry at {@link Level#ERROR}. */
    default void error(String message) {
        log(Level.ERROR, message, Map.of());
    }

    /** Writes an entry at {@link Level#ERROR}, with the throwable's stack trace as the label {@code error}. */
    void error(String message, Throwable cause);
}
