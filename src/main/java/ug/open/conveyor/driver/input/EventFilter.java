package ug.open.conveyor.driver.input;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.DriverMessage;

/**
 * A choice of events: {@code KEY=VALUE} conditions. Of conditions with one key one has to hold; of each key one.
 * Keys: {@code event}, {@code resource} (a type, or type/name), {@code name} (of the resource), {@code run} (a run id).
 */
public final class EventFilter {
    /** Lets every event through. */
    public static final EventFilter ALL = new EventFilter(Map.of());

    private static final String KEYS = "event, resource, name, run";

    private final Map<Key, Set<String>> wanted;

    private EventFilter(Map<Key, Set<String>> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads conditions.
     *
     * @param conditions each {@code KEY=VALUE}
     * @throws IllegalArgumentException with a sentence that lists the keys
     */
    public static EventFilter parse(List<String> conditions) {
        Map<Key, Set<String>> wanted = new EnumMap<>(Key.class);
        for (String condition : conditions) {
            int equals = condition.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "'" + condition + "' is not KEY=VALUE; the keys are " + KEYS + ", as in event=create");
            }
            String value = condition.substring(equals + 1);
            if (value.isEmpty()) {
                throw new IllegalArgumentException("'" + condition + "' has no value behind the =");
            }
            Key key = Key.of(condition.substring(0, equals), condition);
            wanted.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value);
        }
        return new EventFilter(wanted);
    }

    /** Whether the event is wanted. */
    public boolean accepts(DriverMessage message) {
        return wanted.entrySet().stream()
                .allMatch(entry -> entry.getValue().stream()
                        .anyMatch(value -> entry.getKey().holds(message, value)));
    }

    /** Whether every event is wanted. */
    public boolean acceptsAll() {
        return wanted.isEmpty();
    }

    private enum Key {
        EVENT,
        RESOURCE,
        NAME,
        RUN;

        static Key of(String name, String condition) {
            for (Key key : values()) {
                if (key.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return key;
                }
            }
            throw new IllegalArgumentException(
                    "'" + name + "' in '" + condition + "' is not a key of an event; the keys are " + KEYS);
        }

        boolean holds(DriverMessage message, String value) {
            return switch (this) {
                case EVENT -> value.equals(message.event());
                case NAME -> value.equals(message.resource().name());
                case RUN -> value.equals(message.runId());
                case RESOURCE ->
                    value.equals(message.resource().type())
                            || value.equals(message.resource().type() + "/"
                                    + message.resource().name());
            };
        }
    }
}
