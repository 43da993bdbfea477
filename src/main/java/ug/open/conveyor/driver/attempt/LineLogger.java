package ug.open.conveyor.driver.attempt;

import java.util.Map;
import java.util.function.Supplier;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;

/** The driver logger as the runtime makes it: it also takes lines that were read from a pipe. */
public interface LineLogger extends DriverLogger {
    /**
     * Writes one line of a command's output, or one part of a long one.
     *
     * @param level how much it matters
     * @param message the line without its end, at most 256 KiB of UTF-8
     * @param labels further fields
     * @param part 0 for a whole line, else the number of the part, from 1
     * @param bytes base64 of the line as it was, where it was not UTF-8; else empty
     */
    void line(Level level, String message, Map<String, ?> labels, int part, String bytes);

    /**
     * Tells whom to ask for the line of the output that has not ended yet, for as long as the attempt goes on. It is shown to whoever watches, and
     * kept when it has ended.
     *
     * @param begun gives its text, without secrets; empty where no line is begun. Does not wait.
     */
    default void begins(Supplier<String> begun) {}
}
