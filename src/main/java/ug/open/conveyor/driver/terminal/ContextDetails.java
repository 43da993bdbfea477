package ug.open.conveyor.driver.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a server that a command takes, in JSON {@code context named_by production file settings}.
 *
 * @param context the name of the context; empty: none
 * @param namedBy who names it: the command line, {@code CONVEYOR_CONTEXT} or {@code context use}
 * @param production whether it is one of a production server
 * @param file the file of contexts
 * @param settings each setting
 */
public record ContextDetails(
        Optional<String> context, Optional<String> namedBy, boolean production, String file, List<Setting> settings)
        implements JsonObjects.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS = List.of("context", "named_by", "production", "file", "settings");

    /**
     * A setting, in JSON {@code setting value from [instead_of] [valid_until] [problem]}.
     *
     * @param name its key
     * @param value its value, without a password; empty where it has none
     * @param from {@code context}, {@code default}, or the variable that gives it
     * @param insteadOf the context's value, where a variable goes before it
     * @param validUntil until when the certificates of the file are valid
     * @param problem what is wrong with the file
     */
    public record Setting(
            String name,
            Optional<String> value,
            String from,
            Optional<String> insteadOf,
            Optional<Instant> validUntil,
            Optional<String> problem) {
        private Map<String, Object> object() {
            return JsonObjects.object(
                    "setting",
                    name,
                    "value",
                    value,
                    "from",
                    from,
                    "instead_of",
                    orAbsent(insteadOf),
                    "valid_until",
                    orAbsent(validUntil),
                    "problem",
                    orAbsent(problem));
        }

        private static Object orAbsent(Optional<?> value) {
            return value.isPresent() ? value.get() : JsonObjects.ABSENT;
        }
    }

    @Override
    public List<Map<String, Object>> objects() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Setting setting : settings) {
            all.add(setting.object());
        }
        return List.of(JsonObjects.object(MEMBERS, context, namedBy, production, file, all));
    }
}
