package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import ug.open.conveyor.driver.report.Report;
import ug.open.conveyor.driver.runtime.Uninterrupted;

/** A report whose session is read on a thread of its own while it goes on: a command that runs drivers one by one leaves a processor free. */
final class FollowedReport {
    private final Report report;
    private final Thread thread;
    private volatile boolean over;
    private boolean read;

    /** @param of makes the report; the report asks the given supplier whether the session is over, and reads until it is */
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
        Uninterrupted.join(thread);
        return read ? Optional.of(report) : Optional.empty();
    }
}
