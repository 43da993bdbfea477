package ug.open.conveyor.driver.loader;

import java.util.Map;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.LineLogger;
import ug.open.conveyor.driver.runtime.Secrets;

/** Keeps the last line that a stream of a command had, on its way to the log: where the command fails, it most often says why. */
final class LastLine implements LineLogger {
    private static final int MOST_CHARS = 500;

    private static final char ESC = '\u001B';

    /** By ECMA-48: colours and the like, titles and the like, the rest. */
    private static final String ESCAPES =
            "\\u001B(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\\u0007\\u001B]*(?:\\u0007|\\u001B\\\\)|[ -/]*[0-~])";

    private final LineLogger logger;
    private volatile String last = "";

    LastLine(LineLogger logger) {
        this.logger = logger;
    }

    @Override
    public void line(Level level, String message, Map<String, ?> labels, int part, String bytes) {
        if (!message.isBlank()) {
            last = message;
        }
        logger.line(level, message, labels, part, bytes);
    }

    /** The line that was not blank, without secrets, colours and what is too long for a message; empty where there was none. */
    String text(Secrets secrets) {
        String plain = last.indexOf(ESC) < 0 ? last : last.replaceAll(ESCAPES, "");
        String text = secrets.mask(plain).strip();
        if (text.length() <= MOST_CHARS) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(MOST_CHARS)) ? MOST_CHARS - 1 : MOST_CHARS;
        return text.substring(0, end) + "…";
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
