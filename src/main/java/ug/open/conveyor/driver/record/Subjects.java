package ug.open.conveyor.driver.record;

import ug.open.conveyor.driver.DriverMessage;

/** The NATS subjects of Conveyor, as far as a recording is concerned (protocol.md, Subjects). */
final class Subjects {
    static final String DRIVER_RESULT = "pipelines.driver.result";
    private static final String LOGS = "logs.";
    private static final String RESOURCES = "resources.";
    private static final String DRIVERS = "drivers.";

    private Subjects() {}

    /** Whether events come on it. */
    static boolean isEvent(String subject) {
        if (subject.startsWith(DRIVERS)) {
            int dot = subject.indexOf('.', DRIVERS.length());
            return dot > DRIVERS.length()
                    && subject.startsWith(RESOURCES, dot + 1)
                    && subject.length() > dot + 1 + RESOURCES.length();
        }
        return subject.startsWith(RESOURCES) && subject.length() > RESOURCES.length();
    }

    /** The run whose log lines come on it; empty where they do not. */
    static String runOfLogs(String subject) {
        return subject.startsWith(LOGS) ? subject.substring(LOGS.length()) : "";
    }

    /** Where the server would have published a message that is addressed to nobody. */
    static String broadcast(DriverMessage message) {
        return RESOURCES + message.resource().type();
    }

    /** The subject without what differs from run to run. */
    static String family(String subject) {
        int ids = subject.indexOf("logs.");
        return ids < 0 ? subject : subject.substring(0, ids) + "logs.>";
    }
}
