package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.fakes.RecordingJournal;
import ug.open.conveyor.driver.fakes.RecordingListener;

/** A manager among fakes: a driver {@code builder} for workflows, with a time limit of a minute and graces of 20 and 5 seconds. */
final class Rig {
    static final Driver SUCCEEDS = (message, context) -> DriverResult.success("done");

    final FakeTime time = new FakeTime();
    final RecordingJournal journal = new RecordingJournal();
    final RecordingListener listener = new RecordingListener();
    final DriverManager manager;

    private Rig(Driver driver, DriverDefinition definition, UnaryOperator<DriverManager.Builder> more) {
        manager = more.apply(DriverManager.of(definition, driver)
                        .time(time)
                        .journal(journal)
                        .listener(listener)
                        .grace(Duration.ofSeconds(20))
                        .hangGrace(Duration.ofSeconds(5)))
                .build();
    }

    static Rig of(Driver driver) {
        return of(driver, definition(1, Retry.NEVER));
    }

    static Rig of(Driver driver, DriverDefinition definition) {
        return of(driver, definition, builder -> builder);
    }

    static Rig of(Driver driver, DriverDefinition definition, UnaryOperator<DriverManager.Builder> more) {
        return new Rig(driver, definition, more);
    }

    static DriverDefinition definition(int concurrency, Retry retry) {
        return new DriverDefinition(
                "builder", List.of(Events.TYPE), Set.of("create"), Duration.ofMinutes(1), concurrency, retry);
    }

    Summary run(EventSource source) throws Exception {
        return within(start(source));
    }

    /** Runs the manager in another thread. */
    CompletableFuture<Summary> start(EventSource source) {
        CompletableFuture<Summary> summary = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                summary.complete(manager.run(source));
            } catch (Throwable e) {
                summary.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return summary;
    }

    /** Waits for the result; what the manager threw is thrown. */
    static <T> T within(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw (Error) e.getCause();
        } catch (TimeoutException e) {
            throw new AssertionError("the manager does not come back", e);
        }
    }

    /** Waits on a thread of the driver without hearing interrupts, as a driver that hangs. */
    static void ignoreInterrupts(CountDownLatch until) {
        boolean done = false;
        while (!done) {
            try {
                until.await();
                done = true;
            } catch (InterruptedException e) {
                // It does not listen: that is what it is for.
            }
        }
    }
}
