package ug.open.conveyor.driver.terminal;

/** Does something again and again on a thread of its own, which ends with the process. */
final class Repeater implements AutoCloseable {
    private final Runnable action;
    private final long millis;
    private boolean closed;

    private Repeater(Runnable action, long millis) {
        this.action = action;
        this.millis = millis;
    }

    static Repeater start(String name, long millis, Runnable action) {
        Repeater ticker = new Repeater(action, millis);
        Thread thread = new Thread(ticker::run, name);
        thread.setDaemon(true);
        thread.start();
        return ticker;
    }

    private void run() {
        while (waited()) {
            action.run();
        }
    }

    private synchronized boolean waited() {
        try {
            if (!closed) {
                wait(millis);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        return !closed;
    }

    /** It may still be at it once. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
