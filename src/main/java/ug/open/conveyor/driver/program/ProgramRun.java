package ug.open.conveyor.driver.program;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.runtime.LogEntry;

/** A run that a program has in hand. */
final class ProgramRun {
    private final DriverMessage message;
    private final DriverLogger logger;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Ending ending; // null while it is not over
    private volatile long sequence;
    private volatile Object taker;
    private volatile long entries;
    private volatile long lastEntry;
    private volatile long acknowledgedAfter = -1;

    ProgramRun(DriverMessage message, DriverLogger logger) {
        this.message = message;
        this.logger = logger;
    }

    String runId() {
        return message.runId();
    }

    String resourceId() {
        return message.resource().id();
    }

    /** {@code TYPE/NAME}. */
    String resource() {
        return message.resource().type() + "/" + message.resource().name();
    }

    /** The number of its event on the stream; 0 until it is published. */
    long sequence() {
        return sequence;
    }

    /** Who has it in hand now; what ends with that taker ends this run. */
    void takenBy(Object now) {
        taker = now;
    }

    boolean isTakenBy(Object one) {
        return taker == one;
    }

    void published(long number) {
        sequence = number;
    }

    /**
     * Keeps an entry that the program's driver logger published.
     *
     * @param moment when it came: a number that rises
     */
    void logged(LogEntry entry, long moment) {
        lastEntry = moment; // before the count, which another thread reads first
        entries++;
        logger.log(entry.level(), entry.message(), entry.labels());
    }

    DriverLogger logger() {
        return logger;
    }

    /**
     * The program has acknowledged the event.
     *
     * @param moment when the acknowledgement came; log entries may have come between that and this call
     */
    void acknowledged(long moment) {
        long until = entries;
        acknowledgedAfter = lastEntry < moment ? until : 0;
    }

    boolean isAcknowledged() {
        return acknowledgedAfter >= 0;
    }

    /** Whether its entries came before its acknowledgement, as from a runtime that acknowledges what is done, and nothing since. */
    boolean acknowledgedBehindEntries() {
        return acknowledgedAfter > 0 && entries == acknowledgedAfter;
    }

    /** It is over. The first ending counts. */
    synchronized boolean ends(Ending how) {
        if (ending != null) {
            return false;
        }
        ending = how;
        over.countDown();
        return true;
    }

    /** Whether it ended with a result that the program published. */
    boolean hasResult() {
        return ending instanceof Ending.Result;
    }

    /** Whether the program has logged anything for it. */
    boolean hasEntries() {
        return entries > 0;
    }

    /** Waits for the ending; null where none came within this time. */
    Ending await(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS) ? ending : null;
    }
}
