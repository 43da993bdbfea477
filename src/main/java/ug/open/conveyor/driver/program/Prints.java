package ug.open.conveyor.driver.program;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.attempt.LineLogger;

/** Puts each line that a program prints down to the run it has in hand; between runs a line is only shown. */
final class Prints implements LineLogger {
    /** How clients of NATS, and systems, say that nobody listens at an address. */
    private static final Pattern NOBODY =
            Pattern.compile("no servers available|connection refused|ECONNREFUSED", Pattern.CASE_INSENSITIVE);

    private final InHand inHand;
    private final Consumer<String> shown;
    private volatile boolean foundNobody;

    Prints(InHand inHand, Consumer<String> shown) {
        this.inHand = inHand;
        this.shown = shown;
    }

    @Override
    public void line(Level level, String message, Map<String, ?> labels, int part, String bytes) {
        ProgramRun run = inHand.oldest();
        if (run == null) {
            foundNobody |= NOBODY.matcher(message).find();
            shown.accept(message);
        } else if (run.logger() instanceof LineLogger lines) {
            lines.line(level, message, labels, part, bytes);
        } else {
            run.logger().log(level, message, labels);
        }
    }

    /** Whether it has printed, between runs, that nobody listens at an address. */
    boolean foundNobody() {
        return foundNobody;
    }

    @Override
    public void log(Level level, String message, Map<String, ?> labels) {
        line(level, message, labels, 0, "");
    }

    @Override
    public DriverLogger with(String label, Object value) {
        throw new UnsupportedOperationException("lines of a program have the labels of their stream");
    }

    @Override
    public void log(Level level, String message, Throwable cause) {
        log(level, message, Map.of());
    }
}
