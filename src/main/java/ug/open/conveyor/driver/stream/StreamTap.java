package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import ug.open.conveyor.driver.runtime.Envelope;

/** What a tap sees, read behind it: however slowly that goes, the tap goes on. For one reader; any thread may finish it. */
public final class StreamTap implements AutoCloseable {
    private final Connection connection;
    private final Tap tap;
    private final Spool spool;
    private final Queue<Envelope> taken = new ArrayDeque<>();
    private volatile boolean finished;

    StreamTap(Connection connection, Tap tap, Spool spool) {
        this.connection = connection;
        this.tap = tap;
        this.spool = spool;
    }

    /**
     * Takes the oldest message, for which it waits.
     *
     * @return empty where none came in this time; once it is finished, where all were taken
     * @throws StreamException where the connection is closed for good, and all were taken
     */
    public Optional<Envelope> next(Duration atMost) throws InterruptedException, IOException {
        Envelope held = taken.poll();
        if (held != null) {
            return Optional.of(held);
        }
        boolean closed =
                connection.getStatus() == Connection.Status.CLOSED; // before the look: what came until then is given
        tap.look();
        spool.take(closed || finished ? Duration.ZERO : atMost, taken);
        if (taken.isEmpty() && closed && !finished) {
            throw new StreamException("the connection to the event stream is closed");
        }
        return Optional.ofNullable(taken.poll());
    }

    /** Listens no more; what came before is still given. Idempotent. */
    public synchronized void finish() {
        if (!finished) {
            tap.finish();
            finished = true;
        }
    }

    /** Whether it is finished and all were taken. For the reader. */
    public boolean isOver() {
        return finished && taken.isEmpty() && spool.size() == 0;
    }

    /** How many messages came to this process and were lost. */
    public long lost() {
        return tap.lost();
    }

    /** What went by while there was no connection: a sentence for each stream. To be asked at the end. */
    public List<String> missed() {
        return tap.missed();
    }

    @Override
    public void close() throws IOException {
        try {
            tap.close();
        } finally {
            spool.close();
        }
    }
}
