package ug.open.conveyor.driver.compare;

/** An event, with what the driver here made of it and what production's made of it. {@link Matching} guards it. */
public final class Pair {
    final String runId;
    final String resourceId;
    final long seenAt;
    KeptResult ours;
    KeptResult theirs;
    long deadline;
    /** The driver here does not take it. */
    boolean passed;

    boolean over;

    Pair(String runId, String resourceId, long seenAt) {
        this.runId = runId;
        this.resourceId = resourceId;
        this.seenAt = seenAt;
    }

    /** About what it takes of the memory, in characters. */
    long weight() {
        return runId.length()
                + resourceId.length()
                + (ours == null ? 0 : ours.data().length())
                + (theirs == null ? 0 : theirs.data().length());
    }
}
