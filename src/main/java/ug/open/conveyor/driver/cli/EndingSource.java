package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;

/** A source that ends where it cannot go on, and keeps why: so the session ends as usual, with a summary, before that is said. */
final class EndingSource implements EventSource {
    private final EventSource source;
    private IOException failure;

    EndingSource(EventSource source) {
        this.source = source;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException {
        return next(1);
    }

    @Override
    public Optional<Delivery> next(int room) throws InterruptedException {
        try {
            return source.next(room);
        } catch (IOException e) {
            failure = e;
            return Optional.empty();
        }
    }

    /** Why it ended early. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
