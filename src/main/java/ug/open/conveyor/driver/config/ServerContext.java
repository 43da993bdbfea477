package ug.open.conveyor.driver.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of a server under a name. Key material stays in its own files: a context has their absolute paths.
 *
 * @param name letters, digits, {@code .}, {@code _} and {@code -}
 * @param values the settings that it has, as written; a URL may hold a password, so show them only as {@link #shown}
 * @param production whether commands that change something at this server ask first
 */
public record ServerContext(String name, Map<Setting, String> values, boolean production) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * Keeps a copy, in the order of {@link Setting}.
     *
     * @throws ConfigException where the name cannot be one
     */
    public ServerContext {
        if (!isName(name)) {
            throw new ConfigException(notAName(name));
        }
        Map<Setting, String> sorted = new EnumMap<>(Setting.class);
        sorted.putAll(values);
        values = Collections.unmodifiableMap(sorted);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static String notAName(String name) {
        return "'" + name + "' cannot name a context: expected 1 to 64 letters, digits, '.', '_' and '-', the first a "
                + "letter or a digit";
    }

    /** A setting as written; empty where the context has none. */
    public Optional<String> find(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** The same for people, without a password. */
    public Optional<String> shown(Setting setting) {
        String value = values.get(setting);
        return value == null ? Optional.empty() : Optional.of(setting.isUrl() ? ServerUrl.shown(value) : value);
    }

    /** The name alone: a value may hold a password. */
    @Override
    public String toString() {
        return name;
    }
}
