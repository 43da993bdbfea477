package ug.open.conveyor.driver.client;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.wire.Messages;

/** Changes to the resource in an event. */
public final class PayloadChanges {
    private static final String PIPELINE = "pipeline";
    private static final List<String> PLACES = List.of("name", "resource", PIPELINE, "spec", "metadata");

    private final Assignments sets;
    private final boolean withoutPipeline;
    private final Consumer<String> doubts;
    private final Set<String> doubted = new HashSet<>();

    /**
     * These changes.
     *
     * @param withoutPipeline whether the resource loses the name of its pipeline
     * @param doubts takes a sentence about each new place that may be a slip, once
     * @throws ConveyorException where there can be no such place
     */
    public PayloadChanges(Assignments sets, boolean withoutPipeline, Consumer<String> doubts) {
        sets.check(PLACES, "a place begins with spec. or metadata., or is one of name, resource, pipeline");
        this.sets = sets;
        this.withoutPipeline = withoutPipeline;
        this.doubts = doubts;
    }

    /**
     * The message with a changed resource; the same where nothing changes.
     *
     * @throws ConveyorException where a value cannot be put into its place, or the result is no resource
     */
    public DriverMessage in(DriverMessage message) {
        boolean less = withoutPipeline && message.resource().pipeline().isPresent();
        if (sets.isEmpty() && !less || !(Json.parse(message.payload()) instanceof Map<?, ?> parsed)) {
            return message;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        parsed.forEach((key, value) -> members.put((String) key, value));
        if (less) {
            members.remove(PIPELINE);
        }
        sets.doubts(members).stream().filter(doubted::add).forEach(doubts);
        String payload = Json.write(sets.in(members));
        return new DriverMessage(message.event(), message.runId(), message.id(), resource(payload), payload);
    }

    private static Resource resource(String payload) {
        try {
            return Messages.resource(payload);
        } catch (MalformedMessageException e) {
            throw new ConveyorException("the changed event has no resource that can be read: " + e.getMessage(), e);
        }
    }
}
