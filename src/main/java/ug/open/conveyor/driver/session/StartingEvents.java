package ug.open.conveyor.driver.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.NextStep;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** Events of a resource to start from, one of each kind: what a server and its engine would send, with the payload as an object. */
public final class StartingEvents {
    private static final int DIGITS_OF_AN_ID = 24;

    private final Map<String, Object> resource;
    private final Supplier<String> ids;

    /**
     * For a resource.
     *
     * @param resource {@code name}, {@code resource}, {@code spec}, perhaps {@code pipeline}
     * @param ids gives a new UUID each time
     */
    public StartingEvents(Map<String, Object> resource, Supplier<String> ids) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", ids.get());
        members.putAll(resource);
        Object spec = members.remove("spec"); // the last member, as a server has it
        members.put("metadata", Map.of("version", "1"));
        members.put("spec", spec);
        this.resource = members;
        this.ids = ids;
    }

    /**
     * The events {@code create}, {@code update}, {@code delete} and {@code process}, a line each, without line feeds.
     *
     * @param before the driver of the pipeline's step before, whose result the last one has
     */
    public List<String> lines(String before) {
        List<String> lines = new ArrayList<>();
        String payload = Json.write(resource);
        for (String event : List.of("create", "update", "delete")) {
            lines.add(line(new DriverMessage(event, ids.get(), id(), Messages.resource(payload), payload)));
        }
        DriverResult result = DriverResult.success("done", Map.of("example", true));
        lines.add(line(NextStep.after(
                new PipelineEvent("driver.result", ids.get(), before, result, Json.write(ofPipeline())), id())));
        return lines;
    }

    /** Only a resource with a pipeline comes to a later step. */
    private Map<String, Object> ofPipeline() {
        Map<String, Object> members = new LinkedHashMap<>();
        resource.forEach((key, value) -> {
            if (key.equals("metadata")) {
                members.putIfAbsent("pipeline", "my-pipeline");
            }
            members.put(key, value);
        });
        return members;
    }

    private String id() {
        return ids.get().replace("-", "").substring(0, DIGITS_OF_AN_ID);
    }

    private static String line(DriverMessage message) {
        return new String(Messages.event(message, false), StandardCharsets.UTF_8);
    }
}
