package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;

/**
 * Keeps events, attempts, log entries and settlements. A manager has exactly one, and an error of it ends the session: no more events are taken,
 * and those in hand are given back.
 *
 * <p>Several threads call it; the writes of one thread keep their order. A write may rest in memory for a few milliseconds; a write before {@link
 * #flush} survives the end of the process. A thread that logs may be interrupted at any moment, and writing must not depend on it: {@code
 * FileChannel} closes itself then, {@code FileOutputStream} does not.
 */
public interface Journal extends AutoCloseable {
    /**
     * An event came.
     *
     * @param number the number of the event in the session, from 1
     * @param envelope the event as it came, without secrets
     * @param identity see {@link Delivery#identity}
     */
    void event(long number, Envelope envelope, Optional<String> identity) throws IOException;

    /** An attempt begins. */
    void start(Attempt attempt) throws IOException;

    /** A running attempt has logged an entry. */
    void log(Attempt attempt, LogEntry entry) throws IOException;

    /** An attempt has ended; it has its verdict. */
    void finish(Attempt attempt) throws IOException;

    /** A delivery was settled. */
    void settle(long eventNumber, Outcome outcome) throws IOException;

    /**
     * A short id under which the records of an event's attempts can be found again; empty where there are none. Does not wait.
     *
     * @param eventNumber the number of the event in the session, from 1
     */
    default Optional<String> execution(long eventNumber) {
        return Optional.empty();
    }

    /** Hands all writes to the operating system. */
    void flush() throws IOException;

    /**
     * The result of earlier deliveries of an event, in this session or before: {@link Past.Finished} after an attempt with a {@link
     * Verdict#isFinal final} verdict, {@link Past.Settled} after the event was settled as done or passed; a release settles nothing.
     *
     * @param identity see {@link Delivery#identity}
     */
    Past past(String identity) throws IOException;

    /** Flushes and closes. Idempotent. */
    @Override
    void close() throws IOException;

    /** The past of an event. */
    sealed interface Past {
        /**
         * It has not been reconciled to an end.
         *
         * @param broken the number of its attempts that never ended, since their process was killed
         */
        record Unknown(long broken) implements Past {
            /** An event whose attempts, if there were any, all ended. */
            public Unknown() {
                this(0);
            }
        }

        /** It has a result, which may not have been published. */
        record Finished(DriverResult result) implements Past {}

        /** It was settled: it has only to be acknowledged. */
        record Settled() implements Past {}
    }

    /** A journal that keeps nothing. */
    static Journal none() {
        return new Journal() {
            @Override
            public void event(long number, Envelope envelope, Optional<String> identity) {}

            @Override
            public void start(Attempt attempt) {}

            @Override
            public void log(Attempt attempt, LogEntry entry) {}

            @Override
            public void finish(Attempt attempt) {}

            @Override
            public void settle(long eventNumber, Outcome outcome) {}

            @Override
            public void flush() {}

            @Override
            public Past past(String identity) {
                return new Past.Unknown();
            }

            @Override
            public void close() {}
        };
    }
}
