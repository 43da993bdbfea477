package ug.open.conveyor.driver.runtime;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Gives a worker its next step, so that the events of one resource go one behind the other. A lane exists while an event of its resource is
 * in hand; the next of it is ready when that is settled. Limits hold for the events that wait, for those
 * that enter, and for those that are reconciled at a time: an event that is being settled still has its lane, and no turn any more.
 */
final class Lanes {
    /** The last event of each lane; each leads to the one behind it. */
    private final Map<Held.LaneKey, Held> last = new HashMap<>();

    /** Those whose lane is theirs, and that wait for a turn. */
    private final Queue<Held> ready = new ArrayDeque<>();

    private final int turns;
    private final int mostWaiting;
    private long mayEnter;
    private int taken;
    private int waiting;
    private boolean pulling;
    private boolean closed;

    /**
     * The next step of a worker.
     *
     * @param held handles this event, which has its lane and a turn; null: none
     * @param room else pulls an event, where there is room for this many; 0: it ends
     */
    record Next(Held held, int room) {
        private static final Next END = new Next(null, 0);
    }

    /**
     * For a session that begins.
     *
     * @param turns how many events may be reconciled at a time
     * @param mostWaiting how many events may wait for their lanes
     * @param mayEnter how many may enter at all
     */
    Lanes(int turns, int mostWaiting, long mayEnter) {
        this.turns = turns;
        this.mostWaiting = mostWaiting;
        this.mayEnter = mayEnter;
    }

    /** Waits for something to do. A worker that pulls calls {@link #pulled} when it is done: one worker pulls at a time. */
    synchronized Next next() {
        while (true) {
            if (taken < turns && !ready.isEmpty()) {
                Held held = ready.remove();
                takeWaiting(held);
                return new Next(held, 0);
            }
            if (closed && waiting == 0) {
                return Next.END;
            }
            if (!closed && !pulling && room() > 0) {
                pulling = true;
                return new Next(null, room());
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // A stray one, of a thread that the author's code left behind: a session is ended by close.
            }
        }
    }

    private int room() {
        return (int) Math.min(Math.min(turns - taken, mostWaiting - waiting), mayEnter);
    }

    /** Another may pull. */
    synchronized void pulled() {
        pulling = false;
        if (room() > 0) {
            notify();
        }
    }

    /** Whether its lane was free: it is the caller's now, with a turn. Else the event waits in it. */
    synchronized boolean enter(Held held) {
        mayEnter--;
        Held before = last.put(held.lane(), held);
        if (before == null) {
            takeTurn(held);
            return true;
        }
        before.follow(held);
        waiting++;
        return false;
    }

    /** The event is reconciled: its turn is another's, its lane not yet. */
    synchronized void endTurn(Held held) {
        if (held.hasTurn()) {
            held.hasTurn(false);
            taken--;
            if (taken + 1 == turns) { // else no worker waits for one
                notify();
            }
        }
    }

    /** The event is settled. The next of its lane, now the caller's, with a turn; null where none waits, or another worker will take it. */
    synchronized Held leave(Held held) {
        endTurn(held);
        Held next = next(held);
        if (next == null || taken >= turns) {
            makeReady(next);
            return null;
        }
        takeWaiting(next);
        return next;
    }

    /** The event is settled, by a thread that is no worker. */
    synchronized void leaveToOthers(Held held) {
        endTurn(held);
        makeReady(next(held));
    }

    private Held next(Held held) {
        Held next = held.next();
        if (next == null) {
            last.remove(held.lane());
        }
        return next;
    }

    private void makeReady(Held held) {
        if (held != null) {
            ready.add(held);
            notify();
        }
    }

    private void takeTurn(Held held) {
        held.hasTurn(true);
        taken++;
    }

    private void takeWaiting(Held held) {
        takeTurn(held);
        waiting--;
        if (closed && waiting == 0) {
            notifyAll(); // nothing more is to come
        } else if (waiting + 1 == mostWaiting) {
            notify();
        }
    }

    /** An event that entered did not count. */
    synchronized void letInOneMore() {
        mayEnter++;
        notify();
    }

    /** Nothing enters any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
