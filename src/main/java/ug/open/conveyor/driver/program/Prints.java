package ug.open.conveyor.driver.program;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.attempt.LineLogger;

/** Puts each line that a program prints down to the run it has in hand; between runs a line is only shown. */
final class Prints implements LineLogger {
    /** How clients of NATS, and systems, say that nobody listens at an address. */
    private static final List<String> NOBODY = List.of("no servers available", "connection refused", "econnrefused");

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
            foundNobody |= isNobody(message.toLowerCase(Locale.ROOT));
            shown.accept(message);
        } else if (run.logger() instanceof LineLogger lines) {
            lines.line(level, message, labels, part, bytes);
        } else {
            run.logger().log(level, message, labels);
        }
    }

    private static boolean isNobody(String message) {
        for (String words : NOBODY) {
            if (message.contains(words)) {
                return true;
            }
        }
        return false;
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
