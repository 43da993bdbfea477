package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.JsonLine;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/** Results in either form: as the server's engine reads them, or as the Rust runtime publishes them (protocol.md, Subjects). */
public final class ResultEvents {
    private ResultEvents() {}

    /**
     * A result that a driver published.
     *
     * @param driver who reconciled
     * @param runId the run; the empty text where the form does not tell
     * @param resourceId the id of the resource, where it tells that instead; else the empty text
     * @param resourceJson the Resource's JSON text as received; the empty text where the form does not have it
     * @param result what the run came to
     */
    public record Result(String driver, String runId, String resourceId, String resourceJson, DriverResult result) {
        /** The resource as {@code TYPE/NAME}; the empty text where it does not tell both. */
        public String resource() {
            byte[] json = resourceJson.getBytes(StandardCharsets.UTF_8);
            JsonLine line = new JsonLine("resource", "name");
            if (!line.read(json, 0, json.length) || !line.isString(0) || !line.isString(1)) {
                return "";
            }
            String type = line.string(0);
            String name = line.string(1);
            return type.isEmpty() || name.isEmpty() ? "" : type + "/" + name;
        }
    }

    /** One in the form that the server's engine reads. */
    public static Result of(PipelineEvents.PipelineEvent event) {
        return new Result(event.driver(), event.runId(), "", event.resourceJson(), event.result());
    }

    /**
     * Reads one.
     *
     * @param subject {@code pipelines.driver.result}, or {@code events.<driver>.<resource id>} for the form of the Rust runtime
     * @throws MalformedMessageException where it is none; names the field, or line and column
     */
    public static Result read(String subject, byte[] body) {
        if (subject.equals(Subjects.DRIVER_RESULT)) {
            return of(PipelineEvents.read(body));
        }
        String[] parts = subject.split("\\.", 3);
        if (parts.length < 3) {
            throw new MalformedMessageException(
                    "found no resource id in the subject", "a subject like events.DRIVER.ID");
        }
        try {
            if (!(Json.parse(body, 0, body.length) instanceof Map<?, ?> members)) {
                throw new ConveyorException("expected an object with driver_result");
            }
            return new Result(parts[1], "", parts[2], "", ResultReader.of(members.get("driver_result")));
        } catch (ConveyorException e) {
            throw new MalformedMessageException(e.getMessage(), "a result as the Rust runtime has it", e);
        }
    }
}
