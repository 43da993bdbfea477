package ug.open.conveyor.driver.report;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * An attempt of an execution.
 *
 * @param number counts the attempts of the execution, from 1
 * @param ms how long it worked, in milliseconds; empty where it has no end
 * @param ending how the driver's code ended, a word of the recording; empty where it has no end
 * @param success whether its result says success
 * @param retried whether another attempt followed
 * @param message of its result; harmless text
 * @param data of its result, JSON text; empty where it has no end
 * @param log what it logged
 */
record ReportedAttempt(
        int number,
        Instant started,
        OptionalLong ms,
        String ending,
        boolean success,
        boolean retried,
        String message,
        String data,
        KeptLog log) {
    /** A word for how it ended. */
    String verdict() {
        if (ending.isEmpty() || ending.equals("cancelled")) {
            return ReportedVerdict.INTERRUPTED.word();
        }
        return success ? ReportedVerdict.OK.word() : retried ? "retried" : ReportedVerdict.FAILED.word();
    }
}
