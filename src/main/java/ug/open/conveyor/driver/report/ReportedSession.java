package ug.open.conveyor.driver.report;

import java.time.Instant;

/**
 * The session of an execution.
 *
 * @param driver the driver's name
 * @param pipeline the pipeline of which the session was a step; empty where it was none
 * @param began when it began
 */
record ReportedSession(String id, String driver, String pipeline, Instant began) {
    /** What reports call it. */
    String title() {
        return pipeline.isEmpty() ? driver : pipeline + " / " + driver;
    }
}
