package ug.open.conveyor.driver.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Json;

/** What a server's engine makes of the result of a pipeline's step: the event of the next one (protocol.md, Bodies). */
public final class NextStep {
    private static final String METADATA = "metadata";

    private NextStep() {}

    /**
     * The event, with the result in the metadata of the resource.
     *
     * @param done the result as the driver of the step published it
     * @param id the id of the new message
     * @throws ConveyorException where the resource in it cannot be read
     */
    public static DriverMessage after(PipelineEvents.PipelineEvent done, String id) {
        if (!(Json.parse(done.resourceJson()) instanceof Map<?, ?> members)) {
            throw new ConveyorException("the resource in the result is no object");
        }
        Map<String, Object> metadata = new TreeMap<>(); // as a server sorts it
        if (members.get(METADATA) instanceof Map<?, ?> before) {
            before.forEach((key, value) -> metadata.put((String) key, value));
        }
        metadata.put(EventSize.RESULT_OF + done.driver(), PipelineEvents.driverResult(done.driver(), done.result()));
        Map<String, Object> resource = new LinkedHashMap<>();
        members.forEach((key, value) -> resource.put((String) key, value));
        Object spec = resource.remove("spec"); // the last member, as a server has it
        resource.put(METADATA, metadata);
        resource.put("spec", spec);
        String payload = Json.write(resource);
        return new DriverMessage("process", done.runId(), id, Messages.resource(payload), payload);
    }
}
