package ug.open.conveyor.driver.session;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.terminal.SameTarget;

/** Notices, on a thread of its own, that somebody has saved a file of the driver or of its events. While a driver is built it does not look. */
final class Saves implements AutoCloseable {
    private final SourceWatch watch;
    private final Time time;
    private final Consumer<Path> saved;
    private final Consumer<String> told;
    private final Thread thread = new Thread(this::run, "saves");
    private boolean building;
    private boolean built;
    private boolean works;
    private boolean worked;

    /**
     * From now on; to be called before the driver is loaded.
     *
     * @param inputs the files of the events
     * @param saved takes a file that changed
     * @param told takes a sentence about what is not watched
     */
    Saves(DriverCode code, Set<Path> inputs, Time time, Consumer<Path> saved, Consumer<String> told) {
        this.watch = SourceWatch.quick(code, inputs, time, SameTarget.standardStreams());
        this.time = time;
        this.saved = saved;
        this.told = told;
        thread.setDaemon(true);
        thread.start();
    }

    /** A round begins with this driver. */
    void begin(DriverCode code) {
        synchronized (this) {
            works = true;
            worked = true;
        }
        watch.follow(code);
    }

    /** The driver is being loaded, or is no more. */
    synchronized void loads(boolean now) {
        building = now && watch.isBuilt();
        built |= building;
    }

    /** The round is over. */
    synchronized void rest() {
        works = false;
        building = false;
    }

    private void run() {
        try {
            while (true) {
                look();
                time.sleep(watch.pause());
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void look() {
        boolean byBuild;
        boolean byRun;
        synchronized (this) {
            if (building) {
                return;
            }
            byBuild = built;
            byRun = worked;
            built = false;
            worked = works;
        }
        watch.look(byBuild, byRun, told).ifPresent(saved);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
