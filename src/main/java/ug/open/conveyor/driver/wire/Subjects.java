package ug.open.conveyor.driver.wire;

import ug.open.conveyor.driver.DriverDefinition;

/** The NATS subjects of Conveyor, as far as a recording is concerned (protocol.md, Subjects). */
public final class Subjects {
    public static final String DRIVER_RESULT = "pipelines.driver.result";
    private static final String LOGS = "logs.";
    private static final String RESOURCES = "resources.";
    private static final String DRIVERS = "drivers.";

    private Subjects() {}

    /** Whether events come on it. */
    public static boolean isEvent(String subject) {
        if (subject.startsWith(DRIVERS)) {
            int dot = subject.indexOf('.', DRIVERS.length());
            return dot > DRIVERS.length()
                    && subject.startsWith(RESOURCES, dot + 1)
                    && subject.length() > dot + 1 + RESOURCES.length();
        }
        return subject.startsWith(RESOURCES) && subject.length() > RESOURCES.length();
    }

    /** The run whose log lines come on it; empty where they do not. */
    public static String runOfLogs(String subject) {
        return subject.startsWith(LOGS) ? subject.substring(LOGS.length()) : "";
    }

    /** Events of a resource type that are for every driver. */
    public static String broadcast(String resource) {
        return RESOURCES + resource;
    }

    /** A pipeline's step: events of a resource type for one driver. */
    public static String addressed(String driver, String resource) {
        return DRIVERS + driver + "." + RESOURCES + resource;
    }

    /** The subject without what differs from run to run. */
    public static String family(String subject) {
        int ids = subject.indexOf("logs.");
        return ids < 0 ? subject : subject.substring(0, ids) + "logs.>";
    }

    /** Whether events can be addressed to a driver of this name: 1 to 64 of A-Z a-z 0-9 _ -. A server takes consumers with other names too. */
    public static boolean isDriver(String name) {
        try {
            return DriverDefinition.of(name).name().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
