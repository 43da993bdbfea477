package ug.open.conveyor.driver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a report is about, before its executions come: counted in a pass of its own, since most formats begin with it. */
final class ReportTotals {
    private final Map<ReportedSession, ReportCounts> sessions = new LinkedHashMap<>();
    private final ReportCounts all = new ReportCounts();
    private Optional<String> problem = Optional.empty();
    private ReportedSession last; // most come session by session
    private ReportCounts ofLast;

    /** The command ended before its end, by a problem; harmless text. */
    void endedBy(String text) {
        problem = Optional.of(text);
    }

    void add(ReportedExecution execution) {
        if (execution.session() != last) {
            last = execution.session();
            ofLast = sessions.computeIfAbsent(last, session -> new ReportCounts());
        }
        ofLast.add(execution);
        all.add(execution);
    }

    /** How many executions a session has. */
    long count(ReportedSession session) {
        ReportCounts counts = sessions.get(session);
        return counts == null ? 0 : counts.all();
    }

    /** The sessions that have an execution. */
    List<ReportedSession> sessions() {
        return new ArrayList<>(sessions.keySet());
    }

    ReportCounts of(ReportedSession session) {
        return sessions.get(session);
    }

    ReportCounts all() {
        return all;
    }

    Optional<String> problem() {
        return problem;
    }

    /** Whether all is well: nothing to look at, and something ran. */
    boolean isGreen() {
        return problem.isEmpty() && all.problems() == 0 && all.all() > 0;
    }
}
