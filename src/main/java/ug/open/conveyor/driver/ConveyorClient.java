package ug.open.conveyor.driver;

import java.util.Optional;

/**
 * The HTTP API of a Conveyor server: resources, resource definitions and pipelines.
 *
 * <p>A driver has one as {@link DriverContext#client}, a program as {@code join.Conveyor.client}. Each call sends one request, waits for the
 * answer for up to 60 s (longer while at least 16 KiB a second come), and never repeats it. Several threads may use one client.
 *
 * <p>A name or type becomes part of a path: letters of ASCII, digits and <code>-._~!$&amp;'()*+,;=:@</code>. A spec or schema is a {@code Map}, a
 * {@code List}, a record or a bean; a server reads its numbers as 64-bit floating point.
 *
 * <p>Each call throws an {@link ApiException} where it fails, with its {@link ApiException.Reason}; a {@link ConveyorException} where what is to be
 * sent cannot be: a spec that is missing, a number above 1.8e308, an event above 1 MiB, a client without a server; and an {@link
 * InterruptedException} where the thread is interrupted while it waits, which leaves open whether the server did what was asked.
 */
public interface ConveyorClient {
    /**
     * Creates a resource and publishes its {@code create} event to every driver that listens to its type.
     *
     * @param type the name of a resource definition, whose schema the spec must fit
     * @param name the name, unique within the type
     * @param spec the spec, not null
     * @throws ApiException {@link ApiException.Reason#ALREADY_EXISTS} where there is a resource of this type and name
     */
    CreatedResource createResource(String type, String name, Object spec) throws InterruptedException;

    /**
     * Creates a resource and starts its pipeline: the event goes to the first step's driver.
     *
     * @param type the name of a resource definition, whose schema the spec must fit
     * @param name the name, unique within the type
     * @param pipeline the name of a pipeline for this type
     * @param spec the spec, not null
     * @throws ApiException {@link ApiException.Reason#ALREADY_EXISTS} where there is a resource of this type and name
     */
    CreatedResource createResource(String type, String name, String pipeline, Object spec) throws InterruptedException;

    /** Reads the newest version of a resource; empty where the server has none of this type and name. */
    Optional<Resource> resource(String type, String name) throws InterruptedException;

    /** Reads one version of a resource, from 1; empty where the server does not have it. Versions stay after a resource is deleted. */
    Optional<Resource> resource(String type, String name, int version) throws InterruptedException;

    /**
     * Stores a new version of a resource with another spec. It publishes no event; the next step of a pipeline that is running gets the new version.
     *
     * @param resource the resource as it was read: its type, name, pipeline and metadata stay
     * @param spec the new spec, not null
     * @return the resource as stored, with {@code version} in its metadata one higher
     * @throws ApiException {@link ApiException.Reason#NOT_FOUND} where the resource was deleted
     */
    Resource updateResource(Resource resource, Object spec) throws InterruptedException;

    /** Deletes a resource; does nothing where there is none. It publishes no event, and the pipeline of the resource stops. */
    void deleteResource(String type, String name) throws InterruptedException;

    /**
     * Creates a resource definition.
     *
     * @throws ApiException {@link ApiException.Reason#ALREADY_EXISTS} where there is one of this name
     */
    void createDefinition(ResourceDefinition definition) throws InterruptedException;

    /**
     * Creates a resource definition, or replaces the one of its name.
     *
     * @return whether it replaced one
     */
    boolean applyDefinition(ResourceDefinition definition) throws InterruptedException;

    /** Reads a resource definition; empty where the server has none of this name. */
    Optional<ResourceDefinition> definition(String name) throws InterruptedException;

    /**
     * Replaces a resource definition.
     *
     * @throws ApiException {@link ApiException.Reason#NOT_FOUND} where there is none of its name
     */
    void updateDefinition(ResourceDefinition definition) throws InterruptedException;

    /** Deletes a resource definition; does nothing where there is none. Its resources stay. */
    void deleteDefinition(String name) throws InterruptedException;

    /** Creates a pipeline, or replaces the one of its name; the server does not tell which. */
    void applyPipeline(Pipeline pipeline) throws InterruptedException;
}
