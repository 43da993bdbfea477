package ug.open.conveyor.driver.join;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.OnFull;
import ug.open.conveyor.driver.store.write.SessionInfo;

/** One driver at work, from its begin to its end; may be stopped at any time. */
final class Running {
    /** What recordings call this library; a test compares it with the build's version. */
    static final String TOOL = "conveyor-driver 0.1.0";

    /** The counts of a driver that was stopped before it began. */
    static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Summary.Reason.STOPPED);

    /** Beside the grace: a driver that hangs is given up after 10 s, log lines that are not confirmed after 5 s. */
    private static final Duration ENDING = Duration.ofSeconds(20);

    private final DriverDefinition definition;
    private final Driver driver;
    private final Settings settings;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::drain, "end of a driver");
    private DriverManager manager;
    private boolean stopped;

    /**
     * How drivers are run on a connection.
     *
     * @param store the folder of the run store; empty where the machine names none
     * @param grace of a stop
     * @param drainsAtExit whether the end of the JVM waits for drivers
     * @param secrets values that must not be seen, by name
     * @param listeners watch every driver
     * @param warnings takes sentences for people
     */
    record Settings(
            Optional<Path> store,
            Duration grace,
            boolean drainsAtExit,
            Map<String, String> secrets,
            List<RunListener> listeners,
            Consumer<String> warnings) {
        Settings warning(Consumer<String> other) {
            return new Settings(store, grace, drainsAtExit, secrets, listeners, other);
        }
    }

    Running(DriverDefinition definition, Driver driver, Settings settings) {
        this.definition = definition;
        this.driver = driver;
        this.settings = settings;
    }

    DriverDefinition definition() {
        return definition;
    }

    /** Completed when the driver takes events. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    @Override
    public String toString() {
        return "driver " + definition.name();
    }

    /** From now on the end of the JVM is a reason to stop. */
    void begin() {
        if (settings.drainsAtExit()) {
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException e) {
                stop(); // the JVM ends already
            }
        }
    }

    /** The JVM need not wait for this one any more. */
    void end() {
        done.countDown();
        if (settings.drainsAtExit()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // it is at work, and waits for this
            }
        }
    }

    synchronized void stop() {
        stopped = true;
        if (manager != null) {
            manager.stop();
        }
    }

    private void drain() {
        stop();
        try {
            done.await(settings.grace().plus(ENDING).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // whoever interrupts the end of the JVM is in a hurry
        }
    }

    /**
     * The journal of a driver that takes part: nothing may go on that is not kept.
     *
     * @throws StoreException where the run store cannot be written
     */
    Journal joined() throws StoreException {
        return open(Mode.LIVE, OnFull.STOP);
    }

    /** The journal of a bystander, which goes on without one where it has to. */
    Journal bystanding() {
        try {
            return open(Mode.SHADOW, OnFull.CONTINUE);
        } catch (StoreException e) {
            settings.warnings().accept(e.getMessage() + " Nothing of driver " + definition.name() + " is kept.");
            return Journal.none();
        }
    }

    private Journal open(Mode mode, OnFull onFull) throws StoreException {
        Path home = settings.store()
                .orElseThrow(() ->
                        new StoreException("there is no home folder to keep runs in; name a folder as the run store"));
        Time time = Time.system();
        return RunStore.at(home, time, settings.warnings())
                .open(new SessionInfo(
                        TOOL, definition.name(), mode, time, Retention.DEFAULT, onFull, settings.warnings()));
    }

    /** Prepares a manager, of which the caller knows the mode and the journal. */
    DriverManager.Builder manager() {
        DriverManager.Builder manager = DriverManager.of(definition, driver)
                .listener(new Warnings())
                .secrets(Secrets.of(settings.secrets()))
                .toTree(Json::tree)
                .grace(settings.grace());
        settings.listeners().forEach(manager::listener);
        return manager;
    }

    /** Runs the driver until the source ends or somebody stops it. */
    Summary run(DriverManager.Builder prepared, EventSource source) throws IOException, InterruptedException {
        DriverManager ready = prepared.build();
        synchronized (this) {
            manager = ready;
            if (stopped) {
                ready.stop();
            }
        }
        begun.complete(null);
        return ready.run(source).orThrow();
    }

    /** Warns of what is out of the ordinary. */
    private final class Warnings implements RunListener {
        private void say(String what) {
            settings.warnings().accept("driver " + definition.name() + ": " + what);
        }

        @Override
        public void rejected(Envelope envelope, String reason) {
            say("an event on " + envelope.subject() + " cannot be read: " + reason);
        }

        @Override
        public void hung(Attempt attempt, List<StackTraceElement> stack) {
            say("run " + attempt.runId() + " has to stop and goes on"
                    + (stack.isEmpty() ? "" : ", at " + stack.get(0)));
        }

        @Override
        public void unsettled(List<String> runIds) {
            say("the server has not confirmed the results of the runs " + String.join(", ", runIds));
        }

        @Override
        public void warned(String message) {
            say(message);
        }
    }
}
