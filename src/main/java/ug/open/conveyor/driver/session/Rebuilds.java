package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.Reloadable;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.terminal.Console;

/** Loads a driver again each time its files change. Where a build fails, the console shows it, and the previous build goes on. */
final class Rebuilds implements AutoCloseable {
    private final ChosenDriver first;
    private final Supplier<ChosenDriver> again;
    private final Loading loading;
    private final Reloadable driver;
    private final Console console;
    private final SourceWatch watch;
    private final Thread thread = new Thread(this::run, "rebuilds");

    /** Loads a driver. */
    interface Loading {
        LoadedDriver load(ChosenDriver target) throws LoadException, IOException, InterruptedException;
    }

    /**
     * From now on.
     *
     * @param first the driver that is loaded already
     * @param again reads the project again
     * @param watch tells when, counted from before the first load
     */
    Rebuilds(
            ChosenDriver first,
            Supplier<ChosenDriver> again,
            Loading loading,
            Reloadable driver,
            Console console,
            SourceWatch watch) {
        this.first = first;
        this.again = again;
        this.loading = loading;
        this.driver = driver;
        this.console = console;
        this.watch = watch;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                rebuild(watch.await(driver::workedSince, console::warned).toString());
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void rebuild(String changed) throws InterruptedException {
        try {
            ChosenDriver target = again.get();
            watch.follow(target.code());
            driver.takeOver(() -> loading.load(target));
            console.note(changed + " changed: the next run is the new build's");
            boolean same = target.definition().equals(first.definition())
                    && target.secrets().equals(first.secrets());
            if (!same) {
                console.warned(
                        "changes to resources, events, limits and secrets in driver.yaml take effect at the next start");
            }
        } catch (ConveyorException | LoadException | IOException e) {
            console.failed((changed + " changed, but " + e.getMessage()).lines().toList());
            console.note("the previous build goes on");
        }
    }

    /** Interrupts a build that is at work, and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
