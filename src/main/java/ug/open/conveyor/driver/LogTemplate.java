package ug.open.conveyor.driver;

import java.util.Map;

/** A text with <code>{}</code> in the places of arguments. */
final class LogTemplate {
    private static final String PLACE = "{}";

    private LogTemplate() {}

    /** Fills the template and logs it; an exception that is left over as the last argument is logged with its stack trace. */
    static void log(DriverLogger to, Level level, String template, Object[] arguments) {
        if (template == null || arguments == null) {
            to.log(level, template, Map.of());
            return;
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        int used = 0;
        for (int place = template.indexOf(PLACE);
                place >= 0 && used < arguments.length;
                place = template.indexOf(PLACE, from)) {
            text.append(template, from, place).append(shown(arguments[used++]));
            from = place + PLACE.length();
        }
        text.append(template, from, template.length());
        if (used < arguments.length && arguments[arguments.length - 1] instanceof Throwable cause) {
            to.log(level, text.toString(), cause);
        } else {
            to.log(level, text.toString(), Map.of());
        }
    }

    /** A log entry fails no run: not even where the argument's own method does. */
    private static String shown(Object argument) {
        try {
            return String.valueOf(argument);
        } catch (RuntimeException | StackOverflowError e) {
            return "(a " + argument.getClass().getName() + " without a text)";
        }
    }
}
