package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import ug.open.conveyor.driver.report.Report;

/** A report whose session is read on a thread of its own while it goes on: a command that runs drivers one by one leaves a processor free. */
final class FollowedReport {
    private final CompletableFuture<Optional<Report>> read = new CompletableFuture<>();
    private volatile boolean over;

    /** @param of makes the report; the report asks the given supplier whether the session is over, and reads until it is */
    FollowedReport(Function<BooleanSupplier, Report> of) {
        Report report = of.apply(() -> over);
        Thread thread = new Thread(() -> read(report), "report");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Report report) {
        Optional<Report> whole = Optional.empty();
        try {
            report.read();
            whole = Optional.of(report);
        } catch (IOException | RuntimeException e) {
            // who reads the session at its end meets the same, and says so
        } finally {
            read.complete(whole);
        }
    }

    /** The session is over: the report, read whole; empty where it could not be read. */
    Optional<Report> end() {
        over = true;
        return read.join();
    }
}
