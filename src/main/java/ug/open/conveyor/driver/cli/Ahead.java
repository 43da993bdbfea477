package ug.open.conveyor.driver.cli;

import java.math.BigDecimal;

/**
 * Does what the JDK does once, at the first use of something that each run of a driver needs, beside the reading of the command line and of
 * the project: 15 ms of a run on JDK 17, 40 on 25. Nothing depends on it, and it calls no code of this project that others call too.
 */
final class Ahead implements Runnable {
    /** From here on the JDK asks for a logger before it starts a process. */
    private static final int LOGS_PROCESSES = 22;

    private Ahead() {}

    /** Begins, where the command line is one that runs a driver. */
    static void start(String... args) {
        if (args.length > 0 && (args[0].equals("run") || args[0].equals("replay"))) {
            Thread thread = new Thread(new Ahead(), "ahead");
            thread.setDaemon(true);
            thread.start();
        }
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
