package ug.open.conveyor.driver.runtime;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A thread that takes events and handles each on itself, one after the other. */
final class Worker {
    private final Crew crew;
    private final Thread thread;
    private volatile Held held;
    private volatile Execution execution;

    /** A worker that begins by pulling. */
    Worker(Crew crew, String name) {
        this.crew = crew;
        this.thread = new Thread(() -> work(null), name);
        thread.setDaemon(true);
    }

    /** A worker that begins with what another was given up on. */
    private Worker(Worker other, Legacy legacy) {
        this.crew = other.crew;
        this.held = other.held;
        this.thread = new Thread(() -> inherit(legacy), other.thread.getName() + "'");
        thread.setDaemon(true);
    }

    /** Who goes on in the place of this worker, whose thread does not come back. */
    Worker heir(Legacy legacy) {
        return new Worker(this, legacy);
    }

    void start() {
        thread.start();
    }

    /** Ends a pause early. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** The attempt it is in; null between attempts. */
    Execution execution() {
        return execution;
    }

    boolean is(Thread other) {
        return thread == other;
    }

    List<StackTraceElement> stack() {
        return AuthorStack.of(List.of(thread.getStackTrace()));
    }

    /** An attempt begins on this thread. */
    void begins(Execution begun) {
        execution = begun;
        crew.begins();
    }

    /** The attempt has ended. */
    void ends() {
        execution = null;
    }

    private void work(Held done) {
        Held next = next(done);
        while (next != null) {
            held = next;
            Held current = next;
            Handled handled = inHand(current, () -> crew.handler().handle(this, current));
            if (handled == Handled.GIVEN_UP) {
                return;
            }
            next = next(handled == Handled.DONE ? current : null);
        }
    }

    private void inherit(Legacy legacy) {
        Held inherited = held;
        Handled handled = inHand(inherited, () -> legacy.settle(inherited));
        work(handled == Handled.DONE ? inherited : null);
    }

    private Held next(Held done) {
        Held waiting = done == null || done.lane() == null ? null : crew.lanes().leave(done);
        return waiting == null ? crew.intake().next() : waiting;
    }

    private Handled inHand(Held current, Handling handling) {
        Handled handled = Handled.DONE;
        try {
            handled = handling.handle();
        } catch (JournalException | RuntimeException | Error e) {
            ends();
            crew.broke(current, e);
        } finally {
            if (handled == Handled.DONE) {
                crew.intake().done(current);
            }
        }
        return handled;
    }

    /** What is to be done about the event of a thread that was given up. */
    @FunctionalInterface
    interface Legacy {
        Handled settle(Held held) throws JournalException;
    }

    @FunctionalInterface
    private interface Handling {
        Handled handle() throws JournalException;
    }
}
