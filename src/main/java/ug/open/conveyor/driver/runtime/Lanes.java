package ug.open.conveyor.driver.runtime;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the events of one resource one behind the other. A lane exists while an event of its resource is being handled; whoever handles it
 * goes on with the next. What waits is bounded, and so is what is let in, and how many are reconciled at a time: an event that is being
 * settled still has its lane, and no turn any more.
 */
final class Lanes {
    /** The last event of each lane; each leads to the one behind it. */
    private final Map<Held.LaneKey, Held> last = new HashMap<>();

    private final int turns;
    private final int mostWaiting;
    private int taken;
    private long mayEnter;
    private int waiting;
    private boolean closed;

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

    /** Waits until another event may enter. How many may at once; 0 when none will. */
    synchronized int awaitRoom() {
        while (!closed && (waiting >= mostWaiting || mayEnter == 0 || taken >= turns)) {
            await();
        }
        return closed ? 0 : (int) Math.min(Math.min(turns - taken, mostWaiting - waiting), mayEnter);
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            // A stray one, of a thread that the author's code left behind: a session is ended by close.
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
            notifyAll();
        }
    }

    private void takeTurn(Held held) {
        held.hasTurn(true);
        taken++;
    }

    /** The event is done. The next of its lane, now the caller's, who waits for its turn; null where none waits. */
    synchronized Held leave(Held held) {
        endTurn(held);
        Held next = held.next();
        if (next == null) {
            last.remove(held.lane());
            return null;
        }
        while (taken >= turns) {
            await();
        }
        takeTurn(next);
        waiting--;
        notifyAll();
        return next;
    }

    /** An event that entered did not count. */
    synchronized void letInOneMore() {
        mayEnter++;
        notifyAll();
    }

    /** Nothing enters any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
