package ug.open.conveyor.driver.config;

import java.util.Map;
import java.util.Optional;

/** The two names of a setting: on the command line and in the environment. */
record Setting(String flag, String variable) {
    /** A value, and who said it. */
    record Value(String origin, String text) {}

    /** The flag's value, else the variable's; what is empty is none. */
    Optional<Value> find(String given, Map<String, String> environment) {
        if (given != null && !given.isEmpty()) {
            return Optional.of(new Value(flag, given));
        }
        return inEnvironment(variable, environment);
    }

    static Optional<Value> inEnvironment(String variable, Map<String, String> environment) {
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(new Value(variable, value));
    }
}
