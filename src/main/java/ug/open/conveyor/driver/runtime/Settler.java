package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Brings settlements to their end, on a thread of its own, in the order in which they were begun: so a driver need not wait with each for the
 * server. How many are under way is bounded; whoever has one more waits.
 */
final class Settler {
    private final Crew crew;
    private final BlockingQueue<Begun> begun;
    private final Thread thread;

    /** What is left to do of a settlement. */
    interface Rest {
        /** The delivery's settlement has ended; whether well. */
        void run(boolean known) throws JournalException;
    }

    private record Begun(Held held, Outcome outcome, Delivery.Settling settling, Rest rest) {}

    /** @param most how many may be under way */
    Settler(Crew crew, int most, String name) {
        this.crew = crew;
        this.begun = new ArrayBlockingQueue<>(most);
        this.thread = new Thread(this::work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** To be called when nothing is in hand any more. */
    void close() {
        thread.interrupt();
    }

    /** Takes over an event, to its end. */
    void take(Held held, Outcome outcome, Delivery.Settling settling, Rest rest) {
        Begun more = new Begun(held, outcome, settling, rest);
        while (true) {
            try {
                begun.put(more);
                return;
            } catch (InterruptedException e) {
                // a stray one, of a thread that the author's code left behind
            }
        }
    }

    private void work() {
        try {
            while (true) {
                end(begun.take());
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void end(Begun one) {
        try {
            one.rest().run(isKnown(one));
        } catch (JournalException | RuntimeException | Error e) {
            crew.broke(one.held(), e);
        } finally {
            crew.lanes().leaveToOthers(one.held());
            crew.intake().done(one.held());
        }
    }

    private boolean isKnown(Begun one) {
        try {
            one.settling().await(crew.patience());
            return true;
        } catch (IOException | InterruptedException e) {
            crew.unsettled(one.held(), one.outcome(), e);
            return false;
        }
    }
}
