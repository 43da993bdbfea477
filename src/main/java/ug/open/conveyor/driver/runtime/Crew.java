package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a session together, and runs it: its workers, its watchdog, its settler. The thread that runs the session only waits, so that no driver
 * can hold it.
 */
final class Crew {
    /** How many events may wait for their lanes, for each worker. */
    private static final int WAITING_PER_WORKER = 4;

    private final SessionState session;
    private final Intake intake;
    private final Settler settler;
    private final Settlement settlement;
    private final Handler handler;
    private final Watchdog watchdog;
    private final List<Worker> workers = new ArrayList<>();

    Crew(SessionState session, EventSource source) {
        this.session = session;
        Settings settings = session.settings();
        int concurrency = settings.definition().concurrency();
        String name = "driver " + settings.definition().name();
        int settling = settings.settling();
        int waiting = settling > 0 && concurrency == 1 ? 1 : WAITING_PER_WORKER * concurrency; // 1 keeps all in order
        Lanes lanes = new Lanes(concurrency, waiting, settings.maxEvents());
        this.intake = new Intake(session, source, lanes);
        this.settler = settling > 0 ? new Settler(settling, name + " settler") : null;
        this.settlement = new Settlement(session, lanes, intake, settler);
        this.handler = new Handler(session, settlement);
        this.watchdog = new Watchdog(session, intake, name + " watchdog");
        int workers = settling > 0 ? concurrency + 1 : concurrency; // one more: another may be waiting for the source
        for (int i = 1; i <= workers; i++) {
            this.workers.add(new Worker(intake, handler, watchdog, name + " " + i));
        }
        session.onShut(this::wake);
    }

    /** Runs the session to its end. */
    Summary run() throws IOException, InterruptedException {
        watchdog.start(workers);
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
        Summary summary = session.summary();
        if (summary.cause().isEmpty()) {
            rethrow(failure);
        }
        return summary;
    }

    /** The attempt that finished last. */
    Optional<Attempt> last() {
        return handler.last();
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
