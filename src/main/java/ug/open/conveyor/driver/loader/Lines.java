package ug.open.conveyor.driver.loader;

import java.util.LinkedHashMap;
import java.util.Map;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.LineLogger;

/** Takes lines for a driver logger that does not itself, as the one of somebody's own test. */
record Lines(DriverLogger logger) implements LineLogger {
    static LineLogger of(DriverLogger logger) {
        return logger instanceof LineLogger lines ? lines : new Lines(logger);
    }

    @Override
    public void line(Level level, String message, Map<String, ?> labels, int part, String bytes) {
        if (part == 0 && bytes.isEmpty()) {
            logger.log(level, message, labels);
            return;
        }
        Map<String, Object> more = new LinkedHashMap<>(labels);
        if (part > 0) {
            more.put("part", part);
        }
        if (!bytes.isEmpty()) {
            more.put("bytes", bytes);
        }
        logger.log(level, message, more);
    }

    @Override
    public void log(Level level, String message, Map<String, ?> labels) {
        logger.log(level, message, labels);
    }

    @Override
    public DriverLogger with(String label, Object value) {
        return logger.with(label, value);
    }

    @Override
    public void error(String message, Throwable cause) {
        logger.error(message, cause);
    }
}
