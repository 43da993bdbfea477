package ug.open.conveyor.driver.join;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import ug.open.conveyor.driver.runtime.Summary;

/**
 * A driver at work on a thread of its own: see {@link Conveyor#start}. All methods can be called from any thread.
 *
 * <p>Closing it stops this driver alone; the connection and the other drivers on it go on.
 */
public final class DriverHandle implements AutoCloseable {
    private final Running running;
    private final CompletableFuture<Summary> end = new CompletableFuture<>();

    DriverHandle(Running running) {
        this.running = running;
    }

    /** Runs a driver to its end. */
    interface Session {
        Summary run() throws IOException, InterruptedException;
    }

    /** @param name of the thread, which keeps the JVM alive as long as the driver is at work */
    void start(Session session, String name) {
        new Thread(() -> run(session), name).start();
    }

    private void run(Session session) {
        try {
            end.complete(session.run());
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }

    /** Whether the driver takes events: it has joined or listens, and has not ended. */
    public boolean isReady() {
        return running.begun().isDone() && !end.isDone();
    }

    /**
     * Waits until the driver takes events, or has ended: from then on every event of the stream reaches it.
     *
     * @return this handle
     * @throws IOException where the driver could not begin, as {@link Conveyor#join} does
     * @throws InterruptedException when the caller was interrupted; the driver goes on
     */
    public DriverHandle ready() throws IOException, InterruptedException {
        result(CompletableFuture.anyOf(running.begun(), end));
        return this;
    }

    /**
     * Waits for the end.
     *
     * @return the counts of the session
     * @throws IOException as {@link Conveyor#join} does
     * @throws InterruptedException when the caller was interrupted; the driver goes on
     */
    public Summary await() throws IOException, InterruptedException {
        return result(end);
    }

    /** Completed at the end of the driver: with the counts of the session, or with the exception that {@link #await} throws. */
    public CompletionStage<Summary> ended() {
        return end.minimalCompletionStage();
    }

    /** Takes no more events; attempts in flight have the grace to end. Returns at once. A driver may call it from within. */
    public void stop() {
        running.stop();
    }

    /**
     * Stops the driver and waits for its end. Idempotent. An exception that ended the driver is not thrown here: {@link #await} throws it. When
     * the caller is interrupted, it does not wait any longer. Not for the driver itself, which would wait for its own end.
     */
    @Override
    public void close() {
        stop();
        try {
            end.handle((summary, failure) -> null).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // handle() gives a value for every end
        }
    }

    private static <T> T result(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            }
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error failure) {
                throw failure;
            }
            throw new IOException("the driver ended with " + cause, cause);
        }
    }
}
