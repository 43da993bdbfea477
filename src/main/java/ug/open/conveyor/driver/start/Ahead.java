package ug.open.conveyor.driver.start;

import java.math.BigDecimal;
import ug.open.conveyor.driver.host.ProcessSignals;

/**
 * Initializes parts of the JDK that each run of a driver needs, on a thread beside the reading of the command line and of the project: 15 ms of a run on JDK 17, 40 on 25. Nothing depends on it, and it calls no code of this project that others call too.
 */
public final class Ahead implements Runnable {
    /** From here on the JDK asks for a logger before it starts a process. */
    private static final int LOGS_PROCESSES = 22;

    private Ahead() {}

    /** Begins, for a command that runs a driver. */
    public static void start() {
        Thread thread = new Thread(new Ahead(), "ahead");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        BigDecimal.ONE.signum();
        ProcessSignals.prepare();
        ProcessHandle.current().info();
        if (Runtime.version().feature() >= LOGS_PROCESSES) {
            System.getLogger("java.lang.ProcessBuilder").isLoggable(System.Logger.Level.DEBUG);
        }
    }
}
