package ug.open.conveyor.driver.loader;

import java.util.function.Consumer;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;

/** A driver in whose place a newer build can be put. Attempts in flight end on the build that they began on, which is closed then. */
public final class Reloadable implements LoadedDriver {
    private final Consumer<String> hint;
    private Build current;
    private int atWork;
    private boolean worked;

    /** @param hint told, in a sentence, where an older build could not be closed */
    public Reloadable(LoadedDriver first, Consumer<String> hint) {
        this.current = new Build(first);
        this.hint = hint;
    }

    /** Attempts that begin from now on are this build's. */
    public void takeOver(LoadedDriver next) {
        Build before;
        synchronized (this) {
            before = current;
            current = new Build(next);
        }
        closeOlder(before.retire());
    }

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
        Build build = enter();
        try {
            return build.driver.reconcile(message, context);
        } finally {
            leave();
            closeOlder(build.leave());
        }
    }

    /** Whether an attempt was at work at any time since this was asked before. */
    public synchronized boolean workedSince() {
        boolean since = worked;
        worked = atWork > 0;
        return since;
    }

    private synchronized void leave() {
        atWork--;
    }

    private synchronized Build enter() {
        atWork++;
        worked = true;
        current.enter();
        return current;
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

    /** One build, and how many attempts are on it. */
    private static final class Build {
        private final LoadedDriver driver;
        private int attempts;
        private boolean retired;

        Build(LoadedDriver driver) {
            this.driver = driver;
        }

        synchronized void enter() {
            attempts++;
        }

        /** What is to be closed now, or null. */
        synchronized LoadedDriver leave() {
            attempts--;
            return retired && attempts == 0 ? driver : null;
        }

        synchronized LoadedDriver retire() {
            retired = true;
            return attempts == 0 ? driver : null;
        }
    }
}
