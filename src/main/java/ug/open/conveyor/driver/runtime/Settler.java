package ug.open.conveyor.driver.runtime;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Brings settlements to their end, on a thread of its own, in the order in which they were begun: a driver need not wait for the server with
 * each. The number of settlements under way is bounded; a worker that has one more waits.
 */
final class Settler {
    private final BlockingQueue<Runnable> begun;
    private final Thread thread;

    /** @param most how many may be under way */
    Settler(int most, String name) {
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

    /** Takes the rest of a settlement; it throws nothing. */
    void take(Runnable rest) {
        while (true) {
            try {
                begun.put(rest);
                return;
            } catch (InterruptedException e) {
                // a stray one, of a thread that the author's code left behind
            }
        }
    }

    private void work() {
        try {
            while (true) {
                begun.take().run();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }
}
