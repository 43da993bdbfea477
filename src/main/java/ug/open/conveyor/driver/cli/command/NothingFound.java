package ug.open.conveyor.driver.cli.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;

/** A search without a result: a message in the words of the command line, and the exit code. */
final class NothingFound {
    private NothingFound() {}

    /**
     * Reports it. Without options, an empty store is no failure.
     *
     * @param what the missing thing, such as {@code log entry}
     */
    static int say(Environment env, String what, List<Opt<?>> options) {
        StringBuilder with = new StringBuilder();
        for (Opt<?> opt : options) {
            if (opt.given()) {
                for (Object value : opt.get() instanceof List<?> several ? several : List.of(opt.get())) {
                    with.append(opt.names().isEmpty() ? "" : " " + opt.name()).append(text(opt, value));
                }
            }
        }
        if (with.isEmpty()) {
            env.say("no " + what + " here yet; conveyor-driver run --events FILE makes some");
            return ExitCodes.OK;
        }
        return env.fail(ErrorCode.NOTHING_FOUND, "no " + what + " was found with" + with);
    }

    private static String text(Opt<?> opt, Object value) {
        if (opt.isFlag()) {
            return "";
        }
        if (value instanceof Instant time) {
            return " " + time.truncatedTo(ChronoUnit.SECONDS);
        }
        return " " + (value instanceof Enum<?> constant ? Kind.word(constant) : value);
    }
}
