package ug.open.conveyor.driver.runtime;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A {@link System.Logger} on {@code java.util.logging}, as the JDK's own. */
final class UtilLogger implements System.Logger {
    private final Logger logger;

    UtilLogger(String name) {
        this.logger = Logger.getLogger(name);
    }

    @Override
    public String getName() {
        return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return logger.isLoggable(theirs(level));
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        write(level, localized(bundle, message), thrown);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        if (isLoggable(level)) {
            write(level, formatted(bundle, format, parameters), null);
        }
    }

    private void write(Level level, String text, Throwable thrown) {
        LogRecord entry = new LogRecord(theirs(level), text);
        entry.setLoggerName(logger.getName());
        entry.setThrown(thrown);
        logger.log(entry);
    }

    private static java.util.logging.Level theirs(Level level) {
        return switch (level) {
            case ALL -> java.util.logging.Level.ALL;
            case TRACE -> java.util.logging.Level.FINER;
            case DEBUG -> java.util.logging.Level.FINE;
            case INFO -> java.util.logging.Level.INFO;
            case WARNING -> java.util.logging.Level.WARNING;
            case ERROR -> java.util.logging.Level.SEVERE;
            case OFF -> java.util.logging.Level.OFF;
        };
    }

    /** The text in the caller's language; the text itself where the bundle has none. */
    static String localized(ResourceBundle bundle, String text) {
        try {
            return bundle == null || text == null ? text : bundle.getString(text);
        } catch (MissingResourceException | ClassCastException e) {
            return text;
        }
    }

    /** The text with its parameters, by the rules of {@link MessageFormat}; the text itself where it has none. */
    static String formatted(ResourceBundle bundle, String format, Object... parameters) {
        String text = localized(bundle, format);
        if (text == null || parameters == null || parameters.length == 0) {
            return text;
        }
        try {
            return MessageFormat.format(text, parameters);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
