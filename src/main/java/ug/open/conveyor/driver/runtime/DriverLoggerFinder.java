package ug.open.conveyor.driver.runtime;

import java.util.Map;
import java.util.ResourceBundle;
import ug.open.conveyor.driver.DriverLogger;

/**
 * Brings the log entries of libraries that use {@link System.Logger} into the driver logger: those written on a thread that runs an attempt,
 * at {@code INFO} and above, with the label {@code logger}. All others, and those below, go where {@link #otherwise} sends them: by default to
 * {@code java.util.logging}, as in a JVM without this finder.
 *
 * <p>The JDK takes one finder for the whole process. A program installs this one by a file {@code
 * META-INF/services/java.lang.System$LoggerFinder} on its class path with the name of this class in it, or by {@code provides} in its module.
 */
public class DriverLoggerFinder extends System.LoggerFinder {
    /** For the {@link java.util.ServiceLoader}. */
    public DriverLoggerFinder() {
        // nothing to set
    }

    @Override
    public final System.Logger getLogger(String name, Module module) {
        return new Bridge(name, otherwise(name, module));
    }

    /** The logger of this name for entries that belong to no attempt. */
    protected System.Logger otherwise(String name, Module module) {
        return new UtilLogger(name);
    }

    private record Bridge(String name, System.Logger otherwise) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return ofAttempt(level) != null || otherwise.isLoggable(level);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            DriverLogger logger = ofAttempt(level);
            if (logger == null) {
                otherwise.log(level, bundle, message, thrown);
            } else {
                write(logger, level, UtilLogger.localized(bundle, message), thrown);
            }
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            DriverLogger logger = ofAttempt(level);
            if (logger == null) {
                otherwise.log(level, bundle, format, parameters);
            } else {
                write(logger, level, UtilLogger.formatted(bundle, format, parameters), null);
            }
        }

        /** Null where the entry is not for a driver logger. */
        private static DriverLogger ofAttempt(Level level) {
            boolean counts = level.getSeverity() >= Level.INFO.getSeverity() && level != Level.OFF;
            return counts ? RunningAttempt.loggerOfThread() : null;
        }

        private void write(DriverLogger logger, Level level, String message, Throwable thrown) {
            ug.open.conveyor.driver.Level ours = switch (level) {
                case WARNING -> ug.open.conveyor.driver.Level.WARN;
                case ERROR -> ug.open.conveyor.driver.Level.ERROR;
                default -> ug.open.conveyor.driver.Level.INFO;
            };
            DriverLogger named = logger.with("logger", name);
            if (thrown == null) {
                named.log(ours, message, Map.of());
            } else {
                named.log(ours, message, thrown);
            }
        }
    }
}
