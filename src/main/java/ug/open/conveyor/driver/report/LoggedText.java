package ug.open.conveyor.driver.report;

import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;

/** A log entry as text: the message, its labels behind it, and below it those of several lines, such as a stack trace. */
final class LoggedText {
    private final StringBuilder line;
    private final StringBuilder below = new StringBuilder();

    private LoggedText(String message) {
        line = new StringBuilder(message);
    }

    /** @param labels the object that holds them, as JSON */
    static String of(String message, String labels) {
        LoggedText text = new LoggedText(message);
        try {
            if (Json.parse(labels) instanceof Map<?, ?> members) {
                members.forEach(text::add);
            }
        } catch (ConveyorException damaged) {
            // the message stands without
        }
        return text.line.append(text.below).toString();
    }

    private void add(Object name, Object value) {
        if (value instanceof String text && text.stripTrailing().indexOf('\n') >= 0) {
            below.append("\n  ")
                    .append(name)
                    .append(": ")
                    .append(text.stripTrailing().replace("\n", "\n    "));
        } else {
            boolean bare = value instanceof String text && text.matches("[^\\s=\"]+");
            line.append("  ").append(name).append('=').append(bare ? value : Json.write(value));
        }
    }
}
