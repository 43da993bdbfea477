package ug.open.conveyor.driver;

import java.util.Map;
import java.util.Optional;

/** A Conveyor resource, with its state at the time of an event. Immutable, safe to share between threads. */
public interface Resource {
    /** The id that the server gave it, a UUID; empty where it has none. */
    String id();

    /** The name, unique within its type. */
    String name();

    /** The type: the name of a resource definition, such as {@code workflow}. */
    String type();

    /** The pipeline that the resource runs through, if any. */
    Optional<String> pipeline();

    /** Metadata: {@code version}, and the results of earlier steps. A value that is no string is given as its JSON text. */
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
     * The driver result of an earlier step of the pipeline.
     *
     * @param driver the name of that step's driver
     * @return its result; empty where that driver has not run before
     * @throws ConveyorException where the metadata hold something else in its place
     */
    Optional<DriverResult> resultOf(String driver);

    /**
     * The data that an earlier step of the pipeline handed on, as a value of the author's own type.
     *
     * @param <T> a record or a bean
     * @param driver the name of that step's driver
     * @param shape its class; members of the data that it does not have are passed over
     * @return a new instance; empty where that driver has not run before or handed nothing on
     * @throws InvalidSpecException where the data do not fit, with the JSON path of the place
     */
    <T> Optional<T> resultOf(String driver, Class<T> shape);
}
