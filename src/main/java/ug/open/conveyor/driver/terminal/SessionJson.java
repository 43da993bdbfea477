package ug.open.conveyor.driver.terminal;

import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.wire.LineWriter;

/** The start, log and finish lines of the recording. */
final class SessionJson implements Printer<SessionEvent> {
    private final LineWriter lines = new LineWriter();
    private final LongFunction<String> executions;
    private final LongSupplier n;

    /**
     * For one session.
     *
     * @param executions gives the id of the execution of an event, by its number
     * @param n gives the {@code n} that the recording has for what happened last on this thread
     */
    SessionJson(LongFunction<String> executions, LongSupplier n) {
        this.executions = executions;
        this.n = n;
    }

    @Override
    public void print(SessionEvent event, Buffer out) {
        if (event instanceof SessionEvent.Logged logged) {
            lines.log(logged.attempt(), logged.entry(), n.getAsLong());
        } else if (event instanceof SessionEvent.Started started) {
            String execution = executions.apply(started.attempt().eventNumber());
            lines.start(started.attempt(), execution, n.getAsLong());
        } else if (event instanceof SessionEvent.Finished finished) {
            String execution = executions.apply(finished.attempt().eventNumber());
            lines.finish(finished.attempt(), execution, n.getAsLong());
        }
        out.add(lines.buffer(), 0, lines.length());
        lines.reset();
    }
}
