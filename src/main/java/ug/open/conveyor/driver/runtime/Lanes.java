package ug.open.conveyor.driver.runtime;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the events of one resource one behind the other. A lane exists while an event of its resource is being handled; whoever handles it
 * goes on with the next. What waits is bounded, and so is what is let in.
 */
final class Lanes {
    /** The last event of each lane; each leads to the one behind it. */
    private final Map<Held.LaneKey, Held> last = new HashMap<>();

    private final int mostWaiting;
    private long mayEnter;
    private int waiting;
    private boolean closed;

    /**
     * @param mostWaiting how many events may wait for their lanes
     * @param mayEnter how many may enter at all
     */
    Lanes(int mostWaiting, long mayEnter) {
        this.mostWaiting = mostWaiting;
        this.mayEnter = mayEnter;
    }

    /** Waits until another event may enter; false when none will. */
    synchronized boolean awaitRoom() {
        while (!closed && (waiting >= mostWaiting || mayEnter == 0)) {
            try {
                wait();
            } catch (InterruptedException e) {
                // A stray one, of a thread that the author's code left behind: a session is ended by close.
            }
        }
        return !closed;
    }

    /** Whether its lane was free: it is the caller's now. Else the event waits in it. */
    synchronized boolean enter(Held held) {
        mayEnter--;
        Held before = last.put(held.lane(), held);
        if (before == null) {
            return true;
        }
        before.follow(held);
        waiting++;
        return false;
    }

    /** The event is done. The next of its lane, now the caller's; null where none waits. */
    synchronized Held leave(Held held) {
        Held next = held.next();
        if (next == null) {
            last.remove(held.lane());
        } else {
            waiting--;
            notifyAll();
        }
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
