package ug.open.conveyor.driver.follow;

import java.io.IOException;

/** Gives kept or live log entries, as the lines of a recording (kind {@code log}). */
public interface LogSource extends AutoCloseable {
    /**
     * Gives each entry that there is to the sink, in order; a following source waits for more and comes back when there will be none.
     *
     * @throws InterruptedException when a follower has to stop
     * @throws IOException when the source cannot be read, or the sink threw it
     */
    void read(LogSink sink) throws IOException, InterruptedException;

    /** Releases the resources of the source. Idempotent. */
    @Override
    void close() throws IOException;

    /** Takes log entries. */
    @FunctionalInterface
    interface LogSink {
        /**
         * One entry: a line of a recording without its line feed, UTF-8 JSON.
         *
         * @param buffer holds it; valid during the call only
         * @param from its first byte
         * @param to behind its last byte
         */
        void line(byte[] buffer, int from, int to) throws IOException;

        /** Hands on what it has taken, as far as it holds that; false where it holds something back that later lines decide on. */
        default boolean settle() throws IOException {
            return true;
        }

        /** Several entries of which more is known; valid during the call only. */
        default void entries(KnownEntries entries) throws IOException {
            for (int i = 0; i < entries.count(); i++) {
                line(entries.bytes(), entries.from(i), entries.to(i));
            }
        }
    }
}
