package ug.open.conveyor.driver.wire;

import java.util.Objects;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.LogEntry;

/** What all log lines of an attempt begin with, made once for lines that follow each other. The bench row {@code lines} measures it. */
final class LogLead {
    private final Buffer lead = new Buffer(256);
    private long number = -1;
    private String run;
    private String driver;
    private String pipeline;

    /** Up to the time of the entry. */
    Buffer of(Attempt attempt, LogEntry entry) {
        if (attempt.number() != number || !isNamed(entry)) {
            lead.clear();
            lead.add(LineKind.LOG.head).add(Member.A.lead).number(attempt.number());
            names(entry, lead);
            number = attempt.number();
            run = entry.runId();
            driver = entry.driver();
            pipeline = entry.pipeline();
        }
        return lead;
    }

    /** The entries of an attempt have the same objects for names; other objects are compared by what they say. */
    private boolean isNamed(LogEntry entry) {
        return entry.runId().equals(run)
                && Objects.equals(entry.driver(), driver)
                && Objects.equals(entry.pipeline(), pipeline);
    }

    /** Appends run, driver and pipeline. */
    static void names(LogEntry entry, Buffer to) {
        to.add(Member.RUNID.lead).string(entry.runId());
        to.add(Member.DRIVER.lead).string(entry.driver());
        if (entry.pipeline() != null && !entry.pipeline().isEmpty()) {
            to.add(Member.PIPELINE.lead).string(entry.pipeline());
        }
    }
}
