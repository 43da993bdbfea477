package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Wakes threads that have read for longer than a moment. Its own thread looks now and then as long as somebody reads, so that a short reading
 * costs no other thread.
 */
final class Patience {
    /** The moment; it may be half as long again. */
    static final long MILLIS = 50;

    private static final int LOOKS = 2;

    /** The number of looks since each began. */
    private final Map<MarkedPipe, Integer> reading = new IdentityHashMap<>();

    private boolean looks;
    private boolean busy;

    /** From now on this pipe is woken after a moment. */
    synchronized void begin(MarkedPipe pipe) {
        reading.put(pipe, -1);
        busy = true;
        if (!looks) {
            looks = true;
            Thread thread = new Thread(this::look, "patience");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** From now on it is not. */
    synchronized void end(MarkedPipe pipe) {
        reading.remove(pipe);
    }

    private void look() {
        try {
            do {
                Thread.sleep(MILLIS / LOOKS);
            } while (goesOn());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e); // nobody has this thread
        }
    }

    private synchronized boolean goesOn() {
        for (Iterator<Map.Entry<MarkedPipe, Integer>> each = reading.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<MarkedPipe, Integer> next = each.next();
            next.setValue(next.getValue() + 1);
            if (next.getValue() == LOOKS) {
                wake(next.getKey());
                each.remove();
            }
        }
        looks = busy || !reading.isEmpty();
        busy = false;
        return looks;
    }

    private static void wake(MarkedPipe pipe) {
        try {
            pipe.wake();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
