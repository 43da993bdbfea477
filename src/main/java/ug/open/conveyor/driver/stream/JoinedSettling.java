package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import ug.open.conveyor.driver.runtime.Delivery;

/**
 * Settles an event, and begins anew as soon as the connection is back where an outage came between: what was confirmed is not sent again, and
 * a result goes under the same message id. What fails at a server that is there is tried again for some time.
 */
final class JoinedSettling implements Delivery.Settling {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Above what the parts of one try have together: no wait is for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** The time for which a server that is there may fail to answer. */
    private static final long FAILING = Duration.ofSeconds(30).toNanos();

    private final Link link;
    private final Supplier<CompletableFuture<?>> attempt;
    private CompletableFuture<?> current;
    private long madeAgain;
    private long failingSince;
    private Duration pause = Duration.ZERO;

    /** Begins. */
    JoinedSettling(Link link, Supplier<CompletableFuture<?>> attempt) {
        this.link = link;
        this.attempt = attempt;
        begin();
    }

    private void begin() {
        madeAgain = link.madeAgain();
        try {
            current = link.isUp() ? attempt.get() : CompletableFuture.failedFuture(away(null));
        } catch (IllegalStateException | IllegalArgumentException e) { // it was closed, or lost and has no more room
            current = CompletableFuture.failedFuture(away(e));
        }
    }

    private static StreamException away(Throwable cause) {
        return new StreamException("the server was not told: the connection is lost", cause);
    }

    @Override
    public void await() throws IOException, InterruptedException {
        await(() -> false);
    }

    @Override
    public void await(BooleanSupplier patient) throws IOException, InterruptedException {
        while (true) {
            try {
                awaitTry();
                return;
            } catch (RefusedException e) {
                throw new StreamException(e.getMessage(), e.getCause());
            } catch (StreamException e) {
                if (!awaitsAnother(patient)) {
                    throw e;
                }
                begin();
            }
        }
    }

    private void awaitTry() throws StreamException, RefusedException, InterruptedException {
        for (Duration waited = Duration.ZERO; waited.compareTo(LIMIT) < 0; waited = waited.plus(LOOK)) {
            try {
                current.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (!link.isUp() || link.madeAgain() != madeAgain) {
                    throw away(null); // no answer comes to what was sent before
                }
            } catch (CancellationException e) {
                throw late(e);
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        }
        throw late(null);
    }

    private static StreamException failure(Throwable cause) throws RefusedException {
        if (cause instanceof RefusedException refused) {
            throw refused;
        }
        if (cause instanceof StreamException known) {
            return known;
        }
        return cause instanceof CancellationException || cause instanceof TimeoutException
                ? late(cause)
                : new StreamException("the server did not confirm it: " + StreamProblem.of(cause), cause);
    }

    private static StreamException late(Throwable cause) {
        return new StreamException("the server did not confirm it in time", cause);
    }

    /** Waits until it is worth another try; false where it is not, or nobody wants to wait. */
    private boolean awaitsAnother(BooleanSupplier patient) throws InterruptedException {
        if (link.isUp() && link.madeAgain() == madeAgain) {
            return awaitsServer(patient);
        }
        pause = Duration.ZERO;
        while (!link.isUp()) {
            if (link.isClosed() || !patient.getAsBoolean()) {
                return false;
            }
            link.time().sleep(LOOK);
        }
        return true;
    }

    /** It is there, and failed: so it may be just being started. */
    private boolean awaitsServer(BooleanSupplier patient) throws InterruptedException {
        long now = link.time().nanos();
        failingSince = pause.isZero() ? now : failingSince;
        pause = pause.isZero() ? LOOK : pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        if (now - failingSince > FAILING) {
            return false;
        }
        for (Duration left = pause; left.compareTo(Duration.ZERO) > 0; left = left.minus(LOOK)) {
            if (!patient.getAsBoolean()) {
                return false;
            }
            link.time().sleep(LOOK);
        }
        return true;
    }

    /** The server refuses it: another try would come to the same. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
