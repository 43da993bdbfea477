package ug.open.conveyor.driver.cli;

import java.util.List;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.Reloadable;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.terminal.Console;

/** Loads a driver again each time its files change. A build that fails is told, and what was loaded before goes on. */
final class Rebuilds implements AutoCloseable {
    private final Target first;
    private final Supplier<Target> again;
    private final Loading loading;
    private final Reloadable driver;
    private final Console console;
    private final SourceWatch watch;
    private final Thread thread = new Thread(this::run, "rebuilds");

    /** Loads a driver. */
    interface Loading {
        LoadedDriver load(Target target) throws LoadException, InterruptedException;
    }

    /**
     * From now on.
     *
     * @param first what is loaded already
     * @param again reads the project again
     * @param watch tells when, counted from before the first load
     */
    Rebuilds(
            Target first,
            Supplier<Target> again,
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
            Target target = again.get();
            watch.follow(target.code());
            driver.takeOver(loading.load(target));
            console.note(changed + " changed: the next run is the new build's");
            boolean same = target.definition().equals(first.definition())
                    && target.secrets().equals(first.secrets());
            if (!same) {
                console.warned(
                        "what driver.yaml says of resources, events, limits and secrets is taken over at the next start");
            }
        } catch (ConveyorException | LoadException e) {
            List<String> lines = e.getMessage().lines().toList();
            console.warned(changed + " changed, but " + lines.get(0));
            lines.stream().skip(1).forEach(console::note);
            console.note("the build before goes on");
        }
    }

    /** Waits for a build that is at work, which is told to stop. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
