package ug.open.conveyor.driver.start;

/**
 * Initializes parts of the JDK that each run of a driver needs, on a thread beside the reading of the command line and of the project (row {@code
 * start} of the benchmark). Nothing depends on it, and it calls no code of this project that others call too.
 *
 * <p>{@code BigDecimal} is not among them: few runs need it, and from 25 on it computes powers of five up to 5^65536 first, 14 ms in which the logger
 * would wait.
 */
public final class Ahead implements Runnable {
    /** From here on the JDK asks for a logger behind the start of a process. */
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
        try {
            Class.forName("java.lang.ProcessImpl");
        } catch (ClassNotFoundException e) {
            // the JDK starts processes by another class
        }
        if (Runtime.version().feature() >= LOGS_PROCESSES) {
            System.getLogger("java.lang.ProcessBuilder").isLoggable(System.Logger.Level.DEBUG);
        }
    }
}
