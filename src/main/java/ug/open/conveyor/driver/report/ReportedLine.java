package ug.open.conveyor.driver.report;

/**
 * A log entry. Its text is harmless: {@link ReportText}.
 *
 * @param micros when it was logged, in microseconds of the epoch
 * @param level debug, info, warn or error
 * @param message with its labels: {@link LoggedText}
 */
record ReportedLine(long micros, String level, String message) {}
