package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;

/**
 * Keeps what happens: the run store's writer. Exactly one, and no listener: if it cannot write, the intake stops and what is held is released.
 *
 * <p>Calls come from several threads; what one thread wrote is in that order. A write may rest in memory for a few milliseconds; what was
 * written before {@link #flush} survives the end of the process. A thread that logs may be interrupted at any moment by the driver's author:
 * writing must not depend on it ({@code FileChannel} closes itself then, {@code FileOutputStream} does not).
 */
public interface Journal extends AutoCloseable {
    /**
     * An event came.
     *
     * @param number counts the events of the session, from 1
     * @param envelope the event as it came
     * @param identity see {@link Delivery#identity}
     */
    void event(long number, Envelope envelope, Optional<String> identity) throws IOException;

    /** An attempt begins. */
    void start(Attempt attempt) throws IOException;

    /** An attempt that has begun and not finished logged this. */
    void log(Attempt attempt, LogEntry entry) throws IOException;

    /** An attempt is over; it has its verdict. */
    void finish(Attempt attempt) throws IOException;

    /** A delivery was settled. */
    void settle(long eventNumber, Outcome outcome) throws IOException;

    /**
     * A short id by which what is kept of the attempts at an event is found again; empty where nothing is. Waits for nobody.
     *
     * @param eventNumber counts the events of the session, from 1
     */
    default Optional<String> execution(long eventNumber) {
        return Optional.empty();
    }

    /** Hands everything written to the operating system. */
    void flush() throws IOException;

    /**
     * What earlier deliveries made of the event with this identity, in this session or before. It is {@link Past.Finished} after an attempt
     * with a {@link Verdict#isFinal final} verdict, {@link Past.Settled} after it was settled as done or passed; a release settles nothing.
     */
    Past past(String identity) throws IOException;

    /** Flushes and closes. Idempotent. */
    @Override
    void close() throws IOException;

    /** What is known of an event from earlier deliveries. */
    sealed interface Past {
        /**
         * It has not been reconciled to an end.
         *
         * @param broken how many attempts at it began and never ended, since their process was killed
         */
        record Unknown(long broken) implements Past {
            /** An event whose attempts, if there were any, all ended. */
            public Unknown() {
                this(0);
            }
        }

        /** It has a result, which may not have been published. */
        record Finished(DriverResult result) implements Past {}

        /** It was settled: only acknowledge it. */
        record Settled() implements Past {}
    }

    /** A journal that keeps nothing. */
    static Journal none() {
        return NoJournal.INSTANCE;
    }
}
