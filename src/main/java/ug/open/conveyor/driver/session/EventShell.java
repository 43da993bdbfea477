package ug.open.conveyor.driver.session;

import java.io.IOException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.host.Signals.Signal;
import ug.open.conveyor.driver.loader.DriverShell;
import ug.open.conveyor.driver.loader.LoadException;

/** Waits for a person in a shell. Ctrl-C is the shell's; another signal ends it. */
public record EventShell(Environment env) {
    /**
     * Opens it and waits for its end.
     *
     * @return an exit code: that of a signal, or 0 whatever the shell's own is
     */
    public int open(DriverShell shell, DriverMessage message) throws IOException, LoadException, InterruptedException {
        Ending ending = new Ending(Thread.currentThread());
        try (Signals.Handle listening = env.signals().listen(ending::accept)) {
            shell.open(message);
            return ExitCodes.OK;
        } catch (InterruptedException e) {
            if (ending.by == null) {
                throw e;
            }
            return ending.by.code();
        }
    }

    private static final class Ending {
        private final Thread waiting;
        private volatile Signal by;

        Ending(Thread waiting) {
            this.waiting = waiting;
        }

        void accept(Signal signal) {
            if (signal != Signal.INTERRUPT) {
                by = signal;
                waiting.interrupt();
            }
        }
    }
}
