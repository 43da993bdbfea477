package ug.open.conveyor.driver.runtime;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Takes events and handles each on its thread, one after the other. Where the author's code does not give the thread back, the worker goes on
 * with the event on another one.
 */
final class Worker implements Handler.Place, Watchdog.Watched {
    private final Intake intake;
    private final Handler handler;
    private final Watchdog watchdog;
    private volatile Thread thread;
    private volatile Held held;
    private volatile RunningAttempt running;

    Worker(Intake intake, Handler handler, Watchdog watchdog, String name) {
        this.intake = intake;
        this.handler = handler;
        this.watchdog = watchdog;
        this.thread = daemon(() -> work(null), name);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        thread.start();
    }

    /** Ends a pause early. */
    void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public RunningAttempt running() {
        return running;
    }

    @Override
    public boolean isOn(Thread other) {
        return thread == other;
    }

    @Override
    public List<StackTraceElement> stack() {
        return AuthorStack.of(List.of(thread.getStackTrace()), RunningAttempt.class);
    }

    @Override
    public void begins(RunningAttempt attempt) {
        running = attempt;
        watchdog.attemptBegins();
    }

    @Override
    public void ends() {
        running = null;
    }

    @Override
    public void hung(RunningAttempt attempt, List<StackTraceElement> stack) {
        goOn(inHand -> handler.handleHung(this, inHand, attempt, stack));
    }

    @Override
    public void exited(RunningAttempt attempt, SessionState.Exit exit) {
        goOn(inHand -> handler.handleExited(this, inHand, attempt, exit));
    }

    /** The thread that was given up touches nothing any more. */
    private void goOn(Function<Held, Handled> rest) {
        Held inHand = held;
        running = null;
        thread = daemon(() -> work(ended(inHand, rest.apply(inHand))), thread.getName() + "'");
        thread.start();
    }

    private void work(Held done) {
        Held next = intake.next(done);
        while (next != null) {
            held = next;
            Handled handled = handler.handle(this, next);
            if (handled == Handled.GIVEN_UP) {
                return;
            }
            next = intake.next(ended(next, handled));
        }
    }

    /** The event, where it is settled; null where the settler has it. */
    private Held ended(Held event, Handled handled) {
        if (handled != Handled.DONE) {
            return null;
        }
        intake.done(event);
        return event;
    }
}
