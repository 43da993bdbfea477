package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.util.function.Consumer;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;

/** A driver that a newer build can replace. Attempts in flight end on the build that they began on, which is closed then. */
public final class Reloadable implements LoadedDriver {
    private final Consumer<String> hint;
    private Build current;
    private int atWork;
    private boolean worked;
    private boolean held;

    /** @param hint takes a sentence where an older build could not be closed */
    public Reloadable(LoadedDriver first, Consumer<String> hint) {
        this.current = new Build(first);
        this.hint = hint;
    }

    /** Loads a build. */
    public interface Loading {
        LoadedDriver load() throws LoadException, IOException, InterruptedException;
    }

    /**
     * Loads the next build: attempts that begin then are its own. Where the build before cannot be there beside it, that ends its attempts first
     * and makes way, and others wait meanwhile; it goes on where the next one does not load.
     *
     * @throws LoadException where it does not load
     * @throws IOException where it cannot be reached
     */
    public void takeOver(Loading loading) throws LoadException, IOException, InterruptedException {
        if (!current().isAlone()) {
            closeOlder(replace(loading.load()));
            return;
        }
        try {
            awaitQuiet().makeWay();
            closeOlder(replace(loading.load()));
        } finally {
            goOn();
        }
    }

    private synchronized LoadedDriver current() {
        return current.driver;
    }

    /** Lets no further attempt begin, and waits for the end of those in flight. */
    private synchronized LoadedDriver awaitQuiet() throws InterruptedException {
        held = true;
        while (atWork > 0) {
            wait();
        }
        return current.driver;
    }

    private synchronized void goOn() {
        held = false;
        notifyAll();
    }

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
        Build build = enter();
        try {
            return build.driver.reconcile(message, context);
        } finally {
            closeOlder(leave(build));
        }
    }

    /** Whether an attempt was at work at any time since the last call. */
    public synchronized boolean workedSince() {
        boolean since = worked;
        worked = atWork > 0;
        return since;
    }

    private synchronized Build enter() throws InterruptedException {
        while (held) {
            wait();
        }
        atWork++;
        worked = true;
        current.attempts++;
        return current;
    }

    /** The driver to close now, or null. */
    private synchronized LoadedDriver leave(Build build) {
        atWork--;
        notifyAll();
        return --build.attempts == 0 && build != current ? build.driver : null;
    }

    /** The driver to close now, or null. */
    private synchronized LoadedDriver replace(LoadedDriver next) {
        Build before = current;
        current = new Build(next);
        return before.attempts == 0 ? before.driver : null;
    }

    private void closeOlder(LoadedDriver unused) {
        if (unused == null) {
            return;
        }
        try {
            unused.close();
        } catch (Exception | LinkageError e) {
            hint.accept("the driver's close failed in the build before: " + e);
        }
    }

    /** To be called when no attempt runs. */
    @Override
    public synchronized void close() throws Exception {
        current.driver.close();
    }

    /** One build, and the number of attempts on it. */
    private static final class Build {
        private final LoadedDriver driver;
        private int attempts;

        Build(LoadedDriver driver) {
            this.driver = driver;
        }
    }
}
