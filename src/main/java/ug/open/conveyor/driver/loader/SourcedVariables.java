package ug.open.conveyor.driver.loader;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Mode;

/** The variables of one attempt of a command, as lines that a shell (sh, bash, zsh) sources. Sourced, they make a file with the payload. */
public final class SourcedVariables {
    private SourcedVariables() {}

    /**
     * The lines.
     *
     * @param driver the driver's name
     * @param attempt its number, from 1
     * @param env variables of the project
     * @param secrets values that no line may have; a variable with one of them in it is only asked for
     */
    public static String of(
            String driver, DriverMessage message, int attempt, Map<String, String> env, Map<String, String> secrets) {
        StringBuilder lines = new StringBuilder();
        CommandEnvironment.about(driver, message, attempt, Mode.OFFLINE).forEach((name, value) -> {
            lines.append(value == null ? "unset " + name : export(name, quoted(value)))
                    .append('\n');
        });
        lines.append(export(CommandEnvironment.PAYLOAD, "\"$(mktemp -d)/payload.json\""))
                .append('\n');
        lines.append("printf %s ").append(quoted(message.payload())).append(" >\"$CONVEYOR_PAYLOAD\"\n");
        lines.append(export(CommandEnvironment.RESULT, "\"${CONVEYOR_PAYLOAD%/*}/result.json\""))
                .append('\n');
        lines.append(export("PYTHONUNBUFFERED", "1")).append('\n');
        new TreeMap<>(env)
                .forEach((name, value) -> lines.append(
                                isSecret(value, Set.copyOf(secrets.values()))
                                        ? asked(name)
                                        : export(name, quoted(value)))
                        .append('\n'));
        return lines.toString();
    }

    private static boolean isSecret(String value, Set<String> secrets) {
        for (String secret : secrets) {
            if (value.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    private static String asked(String name) {
        return export(name, "\"${" + name + ":?is a secret, which is not shown: set it before}\"");
    }

    private static String export(String name, String value) {
        return "export " + name + "=" + value;
    }

    /** A text as one word of a shell, whatever is in it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
