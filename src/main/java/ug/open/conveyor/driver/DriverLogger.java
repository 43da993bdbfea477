package ug.open.conveyor.driver;

import java.util.Map;

/**
 * The driver logger of one attempt: each entry is kept under the run id and shown as it comes.
 *
 * <p>Safe for use by several threads. No method throws because an entry could not be sent or kept.
 *
 * <p>The methods with arguments put each argument in the place of the next <code>{}</code> of the text; an exception that is left over as the
 * last argument goes into the label {@code error}, as its stack trace.
 */
public interface DriverLogger {
    /**
     * Writes one entry.
     *
     * @param level how much it matters
     * @param message the text, without placeholders; line feeds in it are kept
     * @param labels further fields; they never override run id, driver, pipeline or time
     */
    void log(Level level, String message, Map<String, ?> labels);

    /** A logger that puts this label on each entry too. */
    DriverLogger with(String label, Object value);

    /** Writes one entry, with the stack trace of {@code cause} as the label {@code error}. */
    void log(Level level, String message, Throwable cause);

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

    /** Writes an entry at {@link Level#DEBUG}, with the stack trace of {@code cause}. */
    default void debug(String message, Throwable cause) {
        log(Level.DEBUG, message, cause);
    }

    /** Writes an entry at {@link Level#INFO}, with the stack trace of {@code cause}. */
    default void info(String message, Throwable cause) {
        log(Level.INFO, message, cause);
    }

    /** Writes an entry at {@link Level#WARN}, with the stack trace of {@code cause}. */
    default void warn(String message, Throwable cause) {
        log(Level.WARN, message, cause);
    }

    /** Writes an entry at {@link Level#ERROR}, with the stack trace of {@code cause}. */
    default void error(String message, Throwable cause) {
        log(Level.ERROR, message, cause);
    }

    /** Writes an entry at {@link Level#DEBUG}, with arguments in the places of <code>{}</code>. */
    default void debug(String template, Object... arguments) {
        LogTemplate.log(this, Level.DEBUG, template, arguments);
    }

    /** Writes an entry at {@link Level#INFO}, with arguments in the places of <code>{}</code>. */
    default void info(String template, Object... arguments) {
        LogTemplate.log(this, Level.INFO, template, arguments);
    }

    /** Writes an entry at {@link Level#WARN}, with arguments in the places of <code>{}</code>. */
    default void warn(String template, Object... arguments) {
        LogTemplate.log(this, Level.WARN, template, arguments);
    }

    /** Writes an entry at {@link Level#ERROR}, with arguments in the places of <code>{}</code>. */
    default void error(String template, Object... arguments) {
        LogTemplate.log(this, Level.ERROR, template, arguments);
    }
}
