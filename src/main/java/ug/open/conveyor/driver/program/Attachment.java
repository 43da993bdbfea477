package ug.open.conveyor.driver.program;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;

/** Whether a program listens for events yet, and as which driver. It is there before the program starts, which may listen at once. */
final class Attachment {
    private final CompletableFuture<Optional<Attached>> consumer = new CompletableFuture<>();

    /** A driver has attached. The first one counts: false for a second one. */
    boolean attaches(Attached made) {
        return consumer.complete(Optional.of(made));
    }

    /** The program has ended: it listens no more. */
    void ends() {
        consumer.complete(Optional.empty());
    }

    /** Waits until the program listens; false where it does not in this time, or has ended before. */
    boolean await(Duration limit) throws InterruptedException {
        try {
            return consumer.get(limit.toMillis(), TimeUnit.MILLISECONDS).isPresent();
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The consumer that the program made; empty where it has none. */
    Optional<Attached> consumer() {
        return consumer.getNow(Optional.empty());
    }
}
