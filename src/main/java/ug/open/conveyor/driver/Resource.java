package ug.open.conveyor.driver;

import java.util.Map;
import java.util.Optional;

/** A Conveyor resource: the state that an event is about. Immutable, safe to share between threads. */
public interface Resource {
    /** The id that the server gave; empty where there is none. */
    String id();

    /** The name, unique within its type. */
    String name();

    /** The type: the name of a resource definition, such as {@code workflow}. */
    String type();

    /** The pipeline that the resource runs through, if any. */
    Optional<String> pipeline();

    /** Metadata: {@code version}, and what earlier steps handed on. Values that were not strings are given as their JSON text. */
    Map<String, String> metadata();

    /** The spec as a tree of {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code Boolean} and null, unmodifiable. */
    Object spec();

    /**
     * The spec as a value of the author's own type.
     *
     * @param <T> a record or a bean
     * @param shape its class; members of the spec that it does not have are passed over
     * @return a new instance
     * @throws InvalidSpecException where the spec does not fit, with the JSON path of the place
     */
    <T> T spec(Class<T> shape);

    /**
     * What an earlier step of the pipeline handed on.
     *
     * @param driver the name of that step's driver
     * @return its driver result, empty if that driver has not run before
     */
    Optional<DriverResult> resultOf(String driver);
}
