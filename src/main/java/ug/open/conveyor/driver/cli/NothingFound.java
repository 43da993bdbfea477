package ug.open.conveyor.driver.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** That nothing was found: a sentence about what was looked for, in the words of the command line, and the exit code. */
final class NothingFound {
    private NothingFound() {}

    /**
     * Says it. Where no option was given all there is was asked for, and that may be nothing.
     *
     * @param what there is none of, such as {@code log entry}
     */
    static int say(Environment env, String what, List<Opt<?>> options) {
        StringBuilder with = new StringBuilder();
        for (Opt<?> opt : options) {
            if (opt.given()) {
                with.append(opt.names().isEmpty() ? "" : " " + opt.name()).append(value(opt));
            }
        }
        if (with.isEmpty()) {
            env.say("no " + what + " here yet; conveyor-driver run --events FILE makes some");
            return ExitCodes.OK;
        }
        env.say("no " + what + " was found with" + with);
        return ExitCodes.FAILED;
    }

    private static String value(Opt<?> opt) {
        if (opt.isFlag()) {
            return "";
        }
        Object value = opt.get();
        if (value instanceof Instant time) {
            return " " + time.truncatedTo(ChronoUnit.SECONDS);
        }
        return " " + (value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value);
    }
}
