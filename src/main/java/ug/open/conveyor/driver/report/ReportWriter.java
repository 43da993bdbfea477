package ug.open.conveyor.driver.report;

import java.io.IOException;

/** One format of a report. Executions come once each, those of a session one after the other. */
interface ReportWriter {
    /** Begins, with what is to come. */
    void begin(ReportTotals totals) throws IOException;

    /** One execution; its log entries can be read during the call only. */
    void execution(ReportedExecution execution) throws IOException;

    /** That was the last one. */
    void end() throws IOException;
}
