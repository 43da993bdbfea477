package ug.open.conveyor.driver.program;

import java.util.function.Consumer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.stream.Attendance;
import ug.open.conveyor.driver.stream.Attendance.Earlier;
import ug.open.conveyor.driver.stream.WatchedStream;
import ug.open.conveyor.driver.stream.WatchedStream.Acknowledgement;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;
import ug.open.conveyor.driver.wire.ResultEvents;

/** Of all that happens on a stream of many, lets through what one driver does about the runs in hand. */
final class OfOneDriver implements WatchedStream.Observer {
    private static final int MOST_OF_A_TEXT = 200;

    private final String name;
    private final Attendance attendance;
    private final ResultsBefore before;
    private final EventExchange exchange;
    private final Consumer<String> hint;
    private final Consumer<String> lost;

    /**
     * One that looks on.
     *
     * @param hint takes sentences for the user
     * @param lost takes a sentence where nothing more can be seen
     */
    OfOneDriver(
            Attached driver,
            Attendance attendance,
            EventExchange exchange,
            Consumer<String> hint,
            Consumer<String> lost) {
        this.name = driver.name();
        this.attendance = attendance;
        this.before = new ResultsBefore(driver, attendance.earlier().getOrDefault(name, Earlier.NONE));
        this.exchange = exchange;
        this.hint = hint;
        this.lost = lost;
    }

    /** It was started again: a run whose event it had acknowledged does not go on. */
    @Override
    public void attached(Attached consumer) {
        for (ProgramRun run : exchange.inHand().all()) {
            if (run.sequence() > 0 && (run.isAcknowledged() || !exchange.holds(run))) {
                run.ends(
                        new Ending.Ended(
                                "the driver " + name
                                        + " attached again: it was started anew while it had the event, which it does not get a second time"));
            }
        }
    }

    /** A server removes the consumer of a driver that asks for nothing, be it gone or stopped for long. */
    @Override
    public void left(String gone) {
        if (!exchange.inHand().all().isEmpty()) {
            hint.accept("the consumer of the driver " + name
                    + " is gone: the driver has ended, or has asked for no event until the server gave it up; start it again for further events."
                    + " Its result still counts; Ctrl-C ends the wait");
        }
    }

    @Override
    public void logged(LogEntry entry) {
        boolean anothers = entry.driver() != null
                && !entry.driver().isEmpty()
                && !entry.driver().equals(name);
        if (!anothers && exchange.inHand().run(entry.runId()) != null) {
            exchange.watching().logged(entry);
        }
    }

    @Override
    public void result(ResultEvents.Result result) {
        ProgramRun run = result.runId().isEmpty()
                ? exchange.inHand().ofResource(result.resourceId())
                : exchange.inHand().run(result.runId());
        if (run == null) {
            return;
        }
        if (result.driver().equals(name)) {
            ofThisDriver(run, result);
        } else if (!exchange.isThere(result.driver())) { // else it is that of another step of the pipeline
            hint.accept("a result of run " + run.runId() + " came in the name of the driver '" + shown(result.driver())
                    + "', which is not attached: it is not taken for that of " + name);
        }
    }

    private void ofThisDriver(ProgramRun run, ResultEvents.Result result) {
        String why = before.why(run, result);
        if (why.isEmpty()) {
            exchange.watching().result(result);
        } else {
            hint.accept("a result of run " + run.runId() + " came from " + name + " and is not taken: " + shown(why)
                    + "; the wait goes on");
        }
    }

    private static String shown(String text) {
        return Harmless.quoted(text, MOST_OF_A_TEXT);
    }

    @Override
    public void acknowledged(Acknowledgement acknowledgement) {
        before.answered(acknowledgement);
        exchange.watching().acknowledged(acknowledgement);
    }

    /** On a stream of many it may be anybody's. */
    @Override
    public void noResult(String sentence) {
        if (attendance.own()) {
            exchange.watching().noResult(sentence);
        } else {
            hint.accept(sentence);
        }
    }

    @Override
    public void noLogEntry(String sentence) {
        exchange.watching().noLogEntry(sentence);
    }

    @Override
    public void lost(String sentence) {
        lost.accept(sentence);
    }
}
