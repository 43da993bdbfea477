package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import ug.open.conveyor.driver.ConveyorException;

/** Turns exceptions into text. The throwable may be an author's own, whose methods may throw too. */
final class Failures {
    private static final int FIRST_LINES = 60;
    private static final int LAST_LINES = 20;

    private static final String OURS = ConveyorException.class.getPackageName();

    private Failures() {}

    /** One sentence: the message; before it the class, where the message was not written for people. */
    static String text(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        try {
            String message = thrown.getMessage();
            if (message == null || message.isBlank()) {
                return name;
            }
            boolean forPeople = thrown instanceof ConveyorException
                    || thrown instanceof IOException
                            && thrown.getClass().getName().startsWith(OURS);
            return forPeople ? message : name + ": " + message;
        } catch (RuntimeException | StackOverflowError e) {
            return name;
        }
    }

    /** The stack trace as text; of a very deep one, its beginning and its end. */
    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        try {
            thrown.printStackTrace(new PrintWriter(text, true));
        } catch (RuntimeException | StackOverflowError e) {
            text.write(thrown.getClass().getName() + " (it has no readable stack trace)");
        }
        return shortened(text.toString());
    }

    private static String shortened(String trace) {
        List<String> lines = trace.lines().toList();
        int left = lines.size() - FIRST_LINES - LAST_LINES;
        if (left < LAST_LINES) {
            return trace;
        }
        return String.join("\n", lines.subList(0, FIRST_LINES)) + "\n\t... " + left + " lines left out ...\n"
                + String.join("\n", lines.subList(lines.size() - LAST_LINES, lines.size())) + "\n";
    }
}
