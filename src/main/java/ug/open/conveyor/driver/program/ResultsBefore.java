package ug.open.conveyor.driver.program;

import ug.open.conveyor.driver.stream.Attendance.Earlier;
import ug.open.conveyor.driver.stream.WatchedStream.Acknowledgement;
import ug.open.conveyor.driver.stream.WatchedStream.Answer;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;
import ug.open.conveyor.driver.wire.ResultEvents;

/**
 * Tells the result of an event from that of an earlier one of the same run, which the driver may still have in hand, at a breakpoint for instance:
 * a result names its run, and not its event.
 */
final class ResultsBefore {
    private final Attached driver;
    private final long newest;
    private long unanswered;

    /** @param earlier what the driver had in hand before the first event of this session */
    ResultsBefore(Attached driver, Earlier earlier) {
        this.driver = driver;
        this.newest = earlier.newest();
        this.unanswered = earlier.events();
    }

    /** The driver has answered an event: perhaps an earlier one. */
    void answered(Acknowledgement acknowledgement) {
        boolean done = acknowledgement.answer() == Answer.ACK || acknowledgement.answer() == Answer.TERM;
        if (done && acknowledgement.sequence() <= newest && unanswered > 0) {
            unanswered--;
        }
    }

    /**
     * Why a result for a run is not that of its event; the empty text where it is. The Go runtime, which is known by its consumer, acknowledges
     * an event before its reconcile (protocol.md, Consumer); others may do it the other way around.
     */
    String why(ProgramRun run, ResultEvents.Result result) {
        if (!result.resource().isEmpty() && !result.resource().equals(run.resource())) {
            return "it is for the resource " + result.resource() + ", and " + run.resource() + " was sent";
        }
        boolean waits = driver.most() == 1 && unanswered > 0;
        boolean acknowledgesFirst = driver.most() == 1 && !driver.durable() && !driver.push();
        return run.sequence() == 0 || waits || acknowledgesFirst && !run.isAcknowledged()
                ? "it came before the driver took this event, so it is of an event that was sent before"
                : "";
    }
}
