package ug.open.conveyor.driver.report;

import java.util.Locale;

/** How an execution ended, as reports have it. */
public enum ReportedVerdict {
    /** It succeeded; as a case of a check, with the recorded result. */
    OK,
    /** Its last attempt failed, or the case failed with nothing recorded to compare it with. */
    FAILED,
    /** The check of a case found a difference. */
    DIFFERENT,
    /** The case of a check succeeded, and nothing was recorded to compare it with. */
    UNRECORDED,
    /** It has no result: its session ended first, or goes on. */
    INTERRUPTED,
    /** The event cannot be read. */
    REJECTED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name in lower case. */
    String word() {
        return word;
    }

    /** Whether somebody has to look at it. */
    boolean isProblem() {
        return this != OK && this != UNRECORDED;
    }
}
