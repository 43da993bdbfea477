package ug.open.conveyor.driver.terminal;

import java.time.Instant;
import ug.open.conveyor.driver.json.Json;

/**
 * What stands above one of several executions of a run.
 *
 * @param execution its id
 * @param run the run id: untrusted text
 * @param driver the driver's name
 * @param started when it began
 * @param status running, succeeded, failed, interrupted, retried
 */
public record ExecutionHeading(String execution, String run, String driver, Instant started, String status)
        implements LogItem {
    /** A line for people, without its end. */
    String text(Surface surface, Times times) {
        return surface.style().bold(execution) + "  " + surface.oneLine(driver) + "  "
                + times.seconds(started) + "  "
                + surface.style().put(RunTable.tone(status), surface.oneLine(status));
    }

    /** An object of the kind {@code execution}, which readers of recordings pass over. */
    String json() {
        return Json.write(JsonObjects.object(
                "kind", "execution",
                "execution", execution,
                "runid", run,
                "driver", driver,
                "started", started,
                "status", status));
    }
}
