package ug.open.conveyor.driver.terminal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import ug.open.conveyor.driver.wire.Json;

/**
 * What stands above one of several executions of a run.
 *
 * @param execution its id
 * @param run the run id: untrusted text
 * @param driver the driver's name
 * @param started when it began
 * @param status running, succeeded, failed, interrupted, retried
 */
public record ExecutionHeading(String execution, String run, String driver, Instant started, String status) {
    /** A line for people, without its end. */
    String text(Surface surface, Times times) {
        return surface.style().bold(execution) + "  " + surface.oneLine(driver) + "  "
                + times.seconds(started) + "  "
                + surface.style().put(RunTable.tone(status), surface.oneLine(status));
    }

    /** An object of the kind {@code execution}, which readers of recordings pass over. */
    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", "execution");
        members.put("execution", execution);
        members.put("runid", run);
        members.put("driver", driver);
        members.put("started", started);
        members.put("status", status);
        return Json.write(members);
    }
}
