package ug.open.conveyor.driver;

import java.util.Objects;

/**
 * A type of resources, as the server has it.
 *
 * @param name the type, such as {@code workflow}: letters, digits and {@code -._~}
 * @param version the version that its author gives it, such as {@code 0.0.1}
 * @param description a sentence for people; may be empty
 * @param schema the JSON Schema that the server checks each spec by: a {@code Map}, a record or a bean when it is sent; a tree of {@code Map},
 *     {@code List}, {@code String}, {@code BigDecimal}, {@code Boolean} and null when it was read
 */
public record ResourceDefinition(String name, String version, String description, Object schema) {
    /** Checks that nothing is missing. */
    public ResourceDefinition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(schema, "schema");
    }

    /** A definition without a description. */
    public static ResourceDefinition of(String name, String version, Object schema) {
        return new ResourceDefinition(name, version, "", schema);
    }
}
