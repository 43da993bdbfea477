package ug.open.conveyor.driver.store.logs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.follow.PipelineSteps;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.wire.PipelinePart;

/**
 * What the attempts of a run come to together: the worst of the newest attempt of each driver. A run whose end somebody names, the wanted driver
 * or the last step of its pipeline, comes to what that one does, or to the failure of a step before it.
 */
final class RunVerdict {
    private final Map<String, Newest> newest = new HashMap<>(); // by driver
    private final PipelineSteps steps;
    private Optional<String> awaited;
    private String pipeline = "";
    private PipelinePart way = PipelinePart.NONE;
    private boolean givenUp;
    private long changes;

    private record Newest(String session, long number, Status status, boolean asked, boolean inPipeline) {
        boolean is(String session, long number) {
            return this.number == number && this.session.equals(session);
        }

        Newest as(Status other) {
            return new Newest(session, number, other, asked, inPipeline);
        }
    }

    /** Of a run that ends with the driver that is named, if one is. */
    RunVerdict(Optional<String> driver, PipelineSteps steps) {
        this.awaited = driver;
        this.steps = steps;
    }

    /** This tool goes through a pipeline with it, so that nobody else moves it on; what its steps came to on another way counts no more. */
    void goes(PipelinePart through) {
        if (!way.isNone() && !isOn(Optional.of(through))) {
            newest.keySet().removeAll(through.steps());
            awaited = awaited.equals(way.last()) ? Optional.empty() : awaited;
        }
        way = through;
        pipeline = through.name();
        awaited = awaited.isPresent() ? awaited : through.last();
    }

    /** Whether that is the way that it goes. */
    boolean isOn(Optional<PipelinePart> through) {
        return !way.isNone() && through.isPresent() && through.get().run().equals(way.run());
    }

    /**
     * An attempt, as it stands; given in the order in which they were made.
     *
     * @param asked whether the query wants it; if not, only its failure counts, where it is a step before that
     * @param pipeline that it is a step of; empty: of none
     */
    void add(StoredAttempt attempt, boolean asked, String pipeline) {
        String session = SegmentName.of(attempt.segment()).session();
        put(
                attempt.driver(),
                new Newest(session, attempt.number(), attempt.status(), asked, !pipeline.isEmpty()),
                pipeline);
    }

    /** An attempt begins now. */
    void began(String session, long number, String driver, boolean asked, String pipeline) {
        put(driver, new Newest(session, number, Status.RUNNING, asked, !pipeline.isEmpty()), pipeline);
    }

    private void put(String driver, Newest attempt, String ofPipeline) {
        newest.put(driver, attempt);
        changed();
        if (!ofPipeline.isEmpty()) {
            pipeline = ofPipeline;
            awaited = awaited.isPresent() ? awaited : steps.last(ofPipeline);
        }
    }

    /** An attempt has ended. */
    void ended(String session, long number, Status status) {
        newest.replaceAll((driver, known) -> known.is(session, number) ? known.as(status) : known);
        changed();
    }

    /** A session is over: what it has not ended comes to no end. */
    void over(String session) {
        newest.replaceAll((driver, known) -> known.session().equals(session) && known.status() == Status.RUNNING
                ? known.as(Status.INTERRUPTED)
                : known);
    }

    /** Something of the run happened, or was logged. */
    void changed() {
        changes++;
    }

    /** How often that was so. */
    long changes() {
        return changes;
    }

    /** Nobody waits for its end any longer. */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /**
     * Whether nothing of it is to come.
     *
     * @param pending whether something of it goes on here
     */
    boolean isOver(boolean pending) {
        if (stepFailed()) {
            return true;
        }
        if (awaited.isEmpty()) {
            return !pending && (pipeline.isEmpty() || !way.isNone());
        }
        Newest last = newest.get(awaited.get());
        boolean ended = last != null && (last.status() == Status.SUCCEEDED || last.status() == Status.FAILED);
        return ended || !pending && (last != null || !way.isNone());
    }

    private boolean stepFailed() {
        for (Newest each : newest.values()) {
            if (each.inPipeline() && each.status() == Status.FAILED) {
                return true;
            }
        }
        return false;
    }

    /** A sentence about what is waited for, where that may never come; empty where it goes on here. */
    Optional<String> doubt() {
        if (!way.isNone() || awaited.isPresent() && newest.containsKey(awaited.get())) {
            return Optional.empty();
        }
        String of = pipeline.isEmpty() ? "" : " of the pipeline " + Harmless.inQuotes(pipeline);
        if (awaited.isPresent()) {
            return Optional.of("waiting for the driver " + awaited.get() + of + ", which has not begun here");
        }
        return pipeline.isEmpty()
                ? Optional.empty()
                : Optional.of("the run goes on" + of + ", whose steps are not known here: 'conveyor-driver apply' "
                        + "remembers them, --pipeline FILE names them, --driver NAME ends with that one");
    }

    /** Empty where there is no attempt. One that waits for another, which never came, is interrupted. */
    Optional<Status> status() {
        if (stepFailed()) {
            return Optional.of(Status.FAILED);
        }
        Status worst = null;
        for (Map.Entry<String, Newest> each : newest.entrySet()) {
            boolean counts = awaited.isPresent()
                    ? awaited.get().equals(each.getKey())
                    : each.getValue().asked();
            Status status = each.getValue().status();
            status = status == Status.RETRIED ? Status.INTERRUPTED : status;
            if (counts && (worst == null || weight(status) > weight(worst))) {
                worst = status;
            }
        }
        boolean open = worst == null ? !newest.isEmpty() : worst == Status.SUCCEEDED && givenUp;
        return Optional.ofNullable(open ? Status.INTERRUPTED : worst);
    }

    private static int weight(Status status) {
        return switch (status) {
            case SUCCEEDED -> 0;
            case RUNNING -> 1;
            case RETRIED, INTERRUPTED -> 2;
            case FAILED -> 3;
        };
    }
}
