package ug.open.conveyor.driver.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.wire.Subjects;

/** The server's names of streams and subjects (protocol.md, Streams and Subjects). */
final class StreamNames {
    /** The stream that holds events; retention is by interest. */
    static final String EVENTS = "messages";

    /** The subject of results, for the server's engine. */
    static final String RESULTS = "pipelines.driver.result";

    /** The subjects of all runs' live log lines. */
    static final String ALL_LIVE_LOGS = "live.logs.>";

    /** The stream that holds results, until the server's engine has them. */
    static final String RESULT_STREAM = "pipeline-engine";

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

    /** The subjects of a driver's results in the form of the Rust runtime. */
    static String otherResults(String driver) {
        return "events." + driver + ".>";
    }

    /** The resource type of events on a subject that this driver listens to; empty where it is none of the two forms. */
    static Optional<String> resourceOf(String subject, String driver) {
        for (String before : List.of(Subjects.broadcast(""), Subjects.addressed(driver, ""))) {
            if (subject.startsWith(before) && subject.length() > before.length()) {
                return Optional.of(subject.substring(before.length()));
            }
        }
        return Optional.empty();
    }

    /** The subject of a run's log lines for the server's store. */
    static String logs(String runId) {
        return LOGS + runId;
    }

    /** Whether a subject is one of a run's live log lines. */
    static boolean isLiveLogOf(String subject, String runId) {
        String log = liveLogs(runId);
        return subject.startsWith(log.substring(0, log.length() - 1));
    }

    /** The subject of a driver's live log lines of a run; in no stream. */
    static String liveLogs(String runId, String driver) {
        return "live.logs." + runId + "." + driver;
    }

    /** The subjects of a run's live log lines, of all drivers. */
    static String liveLogs(String runId) {
        return "live.logs." + runId + ".>";
    }

    /** The subjects that a driver listens to (protocol.md, Consumer). */
    static List<String> subjects(DriverDefinition definition) {
        List<String> subjects = new ArrayList<>();
        for (String resource : definition.resources()) {
            subjects.add(Subjects.broadcast(resource));
            subjects.add(Subjects.addressed(definition.name(), resource));
        }
        return subjects;
    }
}
