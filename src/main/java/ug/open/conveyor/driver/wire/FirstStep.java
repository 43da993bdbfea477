package ug.open.conveyor.driver.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Json;

/** What a server makes of a new resource with a pipeline: the event of the first step (protocol.md, Bodies). */
public final class FirstStep {
    private static final String PIPELINE = "pipeline";
    private static final String METADATA = "metadata";

    private FirstStep() {}

    /**
     * The event. A resource that has all that a server gives it stays byte for byte; another one gets the pipeline, an id and the metadata of
     * its first version.
     *
     * @param ids gives a UUID each time
     * @throws ConveyorException where the resource is no object
     */
    public static DriverMessage of(DriverMessage message, String pipeline, Supplier<String> ids) {
        if (!(Json.parse(message.payload()) instanceof Map<?, ?> members)) {
            throw new ConveyorException("the resource is no object");
        }
        boolean whole = pipeline.equals(members.get(PIPELINE))
                && members.get("id") instanceof String
                && members.get(METADATA) instanceof Map<?, ?>;
        String id = message.id().isEmpty() ? EnginePipeline.id(ids.get()) : message.id();
        if (whole) {
            return new DriverMessage(message.event(), message.runId(), id, message.resource(), message.payload());
        }
        String payload = Json.write(complete(members, pipeline, ids));
        return new DriverMessage(message.event(), message.runId(), id, Messages.resource(payload), payload);
    }

    /** With its members in the order in which a server has them. */
    private static Map<String, Object> complete(Map<?, ?> members, String pipeline, Supplier<String> ids) {
        Map<String, Object> left = new LinkedHashMap<>();
        members.forEach((key, value) -> left.put((String) key, value));
        if (!(left.get("id") instanceof String)) {
            left.put("id", ids.get());
        }
        left.put(PIPELINE, pipeline);
        if (!(left.get(METADATA) instanceof Map<?, ?>)) {
            left.put(METADATA, new TreeMap<>(Map.of("version", "1")));
        }
        Map<String, Object> resource = new LinkedHashMap<>();
        for (String key : List.of("id", "name", PIPELINE, "resource", METADATA)) {
            if (left.containsKey(key)) {
                resource.put(key, left.remove(key));
            }
        }
        resource.putAll(left); // the spec last
        return resource;
    }
}
