package ug.open.conveyor.driver.stream;

import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.DriverDefinition;

/** What the server calls its streams and subjects (protocol.md, Streams and Subjects). */
final class StreamNames {
    /** The stream that holds events; retention is by interest. */
    static final String EVENTS = "messages";

    /** Where a driver's result goes, to the server's engine. */
    static final String RESULTS = "pipelines.driver.result";

    /** Where every run's log lines go live. */
    static final String ALL_LIVE_LOGS = "live.logs.>";

    /** The stream that holds results, until the server's engine has them. */
    private static final String RESULT_STREAM = "pipeline-engine";

    /** The stream that holds log lines, until the server's engine has them. */
    static final String LOG_STREAM = "logs-engine";

    private static final String LOGS = "logs.";

    private StreamNames() {}

    /** The stream that a subject of an event, a result or a log line is in. */
    static String streamOf(String subject) {
        if (subject.equals(RESULTS)) {
            return RESULT_STREAM;
        }
        return subject.startsWith(LOGS) ? LOG_STREAM : EVENTS;
    }

    /** Events of a resource type that are for every driver. */
    static String broadcast(String resource) {
        return "resources." + resource;
    }

    /** A pipeline's step: events of a resource type for one driver. */
    static String addressed(String driver, String resource) {
        return "drivers." + driver + ".resources." + resource;
    }

    /** Where a run's log lines are stored. */
    static String logs(String runId) {
        return LOGS + runId;
    }

    /** Whether a subject is one of a run's live log lines. */
    static boolean isLiveLogOf(String subject, String runId) {
        String log = liveLogs(runId);
        return subject.startsWith(log.substring(0, log.length() - 1));
    }

    /** Where they go live; in no stream. */
    static String liveLogs(String runId, String driver) {
        return "live.logs." + runId + "." + driver;
    }

    /** Where the log lines of all drivers of a run go live. */
    static String liveLogs(String runId) {
        return "live.logs." + runId + ".>";
    }

    /** What a driver listens to (protocol.md, Consumer). */
    static List<String> subjects(DriverDefinition definition) {
        List<String> subjects = new ArrayList<>();
        for (String resource : definition.resources()) {
            subjects.add(broadcast(resource));
            subjects.add(addressed(definition.name(), resource));
        }
        return subjects;
    }
}
