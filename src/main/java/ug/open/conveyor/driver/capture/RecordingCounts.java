package ug.open.conveyor.driver.capture;

/**
 * The number of lines in a recording, by what they are.
 *
 * @param events events, malformed ones included
 * @param malformed events that are no driver messages
 * @param results of these events
 * @param logs log lines of these events
 * @param others results and log lines that belong to none of these events, or cannot be read
 * @param unanswered events that are waiting for their first result
 */
public record RecordingCounts(long events, long malformed, long results, long logs, long others, long unanswered) {
    /** All of them. */
    public long total() {
        return events + results + logs + others;
    }
}
