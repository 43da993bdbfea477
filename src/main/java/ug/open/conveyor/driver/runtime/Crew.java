package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The threads of a session: its workers and its watchdog. The thread that runs the session only waits, so that no driver can hold it. */
final class Crew {
    /** So many events may wait for their lanes, for each worker. */
    private static final int WAITING_PER_WORKER = 4;

    private final Session session;
    private final Lanes lanes;
    private final Intake intake;
    private final Settler settler;
    private final Settlement settlement;
    private final Handler handler;
    private final Watchdog watchdog;
    private final List<Worker> workers;

    Crew(Session session, EventSource source) {
        this.session = session;
        Settings settings = session.settings();
        int concurrency = settings.definition().concurrency();
        String name = "driver " + settings.definition().name();
        int settling = settings.settling();
        int waiting = settling > 0 && concurrency == 1 ? 1 : WAITING_PER_WORKER * concurrency; // 1 keeps all in order
        this.lanes = new Lanes(concurrency, waiting, settings.maxEvents());
        this.intake = new Intake(session, source, lanes);
        this.settler = settling > 0 ? new Settler(this, settling, name + " settler") : null;
        this.settlement = new Settlement(session, lanes, settler);
        this.handler = new Handler(session, settlement);
        this.watchdog = new Watchdog(session, this, name + " watchdog");
        int workers = settling > 0 ? concurrency + 1 : concurrency; // one more: another may be waiting for the source
        List<Worker> beginning = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            beginning.add(new Worker(this, name + " " + i));
        }
        this.workers = new CopyOnWriteArrayList<>(beginning);
        session.onShut(this::wake);
    }

    /** Runs the session to its end. */
    Summary run() throws IOException, InterruptedException {
        watchdog.start();
        if (settler != null) {
            settler.start();
        }
        for (Worker worker : workers) {
            worker.start();
        }
        boolean interrupted = awaitDrained();
        watchdog.close();
        if (settler != null) {
            settler.close();
        }
        finishJournal();
        settlement.tellUnsettled();
        Throwable failure = session.failure();
        if (interrupted && failure == null) {
            throw new InterruptedException("the thread that ran the session was interrupted");
        }
        rethrow(failure);
        return session.summary();
    }

    /** The attempt that finished last. */
    Optional<Attempt> last() {
        return handler.last();
    }

    Lanes lanes() {
        return lanes;
    }

    Intake intake() {
        return intake;
    }

    Handler handler() {
        return handler;
    }

    List<Worker> workers() {
        return workers;
    }

    /** An attempt begins: the watchdog, which knows when the next can be over, has to look sooner only where attempts are cancelled. */
    void begins() {
        if (session.givingBack()) {
            watchdog.wake();
        }
    }

    /** A worker's thread hangs in the author's code: another goes on with what it held. */
    void hung(Worker worker, Execution execution, List<StackTraceElement> stack) {
        session.stop(Summary.Reason.HUNG, session.settings().grace());
        inherit(worker, held -> handler.handleHung(held, execution, stack));
    }

    /** A worker's thread ends the process. */
    void exited(Worker worker, Execution execution, Session.Exit exit) {
        inherit(worker, held -> handler.handleExited(held, execution, exit));
    }

    private void inherit(Worker worker, Worker.Legacy legacy) {
        Worker heir = worker.heir(legacy);
        workers.replaceAll(each -> each == worker ? heir : each);
        heir.start();
    }

    /** Something that must not fail did, while this event was in hand. */
    void broke(Held held, Throwable why) {
        session.broke(why);
        try {
            settlement.giveBack(held);
        } catch (JournalException | RuntimeException e) {
            session.listeners().warned("event " + held.number() + " could not be given back: " + Failures.text(e));
        }
    }

    /** The source could not be told what the event came to. */
    void unsettled(Held held, Outcome outcome, Exception why) {
        settlement.unsettled(held, outcome, why);
    }

    /** Whether to wait for who is to be told. */
    BooleanSupplier patience() {
        return settlement.patience();
    }

    private void wake() {
        intake.close();
        for (Worker worker : workers) {
            worker.wake();
        }
        watchdog.wake();
    }

    /** Whether the thread was interrupted: then the session ends at once, and in order. */
    private boolean awaitDrained() {
        boolean interrupted = false;
        while (true) {
            try {
                intake.awaitDrained();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                session.stop(Summary.Reason.STOPPED, Duration.ZERO);
            }
        }
    }

    private void finishJournal() {
        try {
            session.journal().flush();
        } catch (JournalException e) {
            session.broke(e);
        }
    }

    private static void rethrow(Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
