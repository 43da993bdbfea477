package ug.open.conveyor.driver.report;

import java.util.Optional;

/** Finds the recorded result that the result of an execution was compared with. */
@FunctionalInterface
public interface ReportedCases {
    /**
     * Of one execution.
     *
     * @param session the ten characters of its session's id
     * @param event the number of the event in its session
     * @param driver the driver's name
     * @param runId the run id; empty where the event cannot be read
     */
    Optional<ReportedCase> of(String session, long event, String driver, String runId);
}
