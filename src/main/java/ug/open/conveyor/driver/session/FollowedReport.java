package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import ug.open.conveyor.driver.report.Report;

/** A report whose session is read on a thread of its own while it goes on: a command that runs drivers one by one leaves a processor free. */
final class FollowedReport {
    private final Report report;
    private final Thread thread;
    private volatile boolean over;
    private boolean read;

    /** @param of makes the report, which reads until it is told that the session is over */
    FollowedReport(Function<BooleanSupplier, Report> of) {
        report = of.apply(() -> over);
        thread = new Thread(this::read, "report");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try {
            report.read();
            read = true;
        } catch (IOException | RuntimeException e) {
            // who reads the session at its end meets the same, and says so
        }
    }

    /** The session is over: the report, read whole; empty where it could not be read. */
    Optional<Report> end() {
        over = true;
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return read ? Optional.of(report) : Optional.empty();
    }
}
