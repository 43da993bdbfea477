package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells every listener; one that fails is reported to the others once and left out from then on. */
final class Listeners implements RunListener {
    private final List<RunListener> listeners;
    private final Secrets secrets;

    Listeners(List<RunListener> listeners, Secrets secrets) {
        this.listeners = new CopyOnWriteArrayList<>(listeners);
        this.secrets = secrets;
    }

    @Override
    public void started(Attempt attempt) {
        each(listener -> listener.started(attempt));
    }

    @Override
    public void logged(Attempt attempt, LogEntry entry) {
        each(listener -> listener.logged(attempt, entry));
    }

    @Override
    public void begins(Attempt attempt, Supplier<String> begun) {
        each(listener -> listener.begins(attempt, begun));
    }

    @Override
    public void finished(Attempt attempt) {
        each(listener -> listener.finished(attempt));
    }

    @Override
    public void passed(Envelope envelope, String reason) {
        each(listener -> listener.passed(envelope, reason));
    }

    @Override
    public void rejected(Envelope envelope, String reason) {
        each(listener -> listener.rejected(envelope, reason));
    }

    @Override
    public void hung(Attempt attempt, List<StackTraceElement> stack) {
        each(listener -> listener.hung(attempt, stack));
    }

    @Override
    public void warned(String message) {
        String masked = secrets.mask(message);
        each(listener -> listener.warned(masked));
    }

    @Override
    public void unsettled(List<String> runIds) {
        List<String> masked = runIds.stream().map(secrets::mask).toList();
        each(listener -> listener.unsettled(masked));
    }

    @Override
    public void draining(int inFlight, Duration grace) {
        each(listener -> listener.draining(inFlight, grace));
    }

    private void each(Consumer<RunListener> call) {
        for (RunListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error e) {
                leaveOut(listener, e);
            }
        }
    }

    /** Several threads may meet the same failure; the one that takes it out reports it. */
    private void leaveOut(RunListener listener, Throwable why) {
        if (listeners.removeIf(other -> other == listener)) {
            warned("the listener " + listener.getClass().getName() + " failed and is left out from here on: "
                    + Failures.text(why));
        }
    }
}
