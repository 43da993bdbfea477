package ug.open.conveyor.driver.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A setting of a server, by its names on the command line, in the environment and in the file of contexts. */
public enum Setting {
    /** The URL of the HTTP API. */
    API("--api", "CONVEYOR_API_URL"),
    /** The URL of the event stream; it may hold a password. */
    NATS("--nats", "CONVEYOR_NATS_URL"),
    /** The PEM file with the server's certificate authority. */
    CA("--ca", "CONVEYOR_CA"),
    /** The PEM file with the client certificate. */
    CERT("--cert", "CONVEYOR_CERT"),
    /** The PEM file with the private key of the client certificate. */
    KEY("--key", "CONVEYOR_KEY");

    private final String flag;
    private final String variable;

    /** A value, and who said it. */
    record Value(String origin, String text) {}

    Setting(String flag, String variable) {
        this.flag = flag;
        this.variable = variable;
    }

    /** Its option. */
    public String flag() {
        return flag;
    }

    /** Its environment variable. */
    public String variable() {
        return variable;
    }

    /** Its key in the file of contexts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a URL; else it is a file. */
    public boolean isUrl() {
        return this == API || this == NATS;
    }

    static Optional<Value> inEnvironment(String variable, Map<String, String> environment) {
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(new Value(variable, value));
    }
}
