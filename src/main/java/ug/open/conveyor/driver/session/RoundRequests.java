package ug.open.conveyor.driver.session;

import java.util.Optional;

/** What a watch is asked to do next. Of several requests the strongest stays: an end, then a save, then a key. */
final class RoundRequests {
    private Request pending;

    /** The kinds, the strongest last. */
    enum Kind {
        FAILED,
        AGAIN,
        SAVED,
        QUIT,
        SIGNAL
    }

    /**
     * One request.
     *
     * @param what the file that was saved, or the exit code of a signal; else empty
     */
    record Request(Kind kind, String what) {
        boolean isEnd() {
            return kind.compareTo(Kind.QUIT) >= 0;
        }

        /** The heading of the round that it begins. */
        String heading() {
            return switch (kind) {
                case SAVED -> what + " changed";
                case FAILED -> "failed only";
                case AGAIN, QUIT, SIGNAL -> "again";
            };
        }
    }

    synchronized void add(Request request) {
        if (pending == null || request.kind().compareTo(pending.kind()) >= 0) {
            pending = request;
        }
        notifyAll();
    }

    /** The one that waits; it stays. */
    synchronized Optional<Request> waiting() {
        return Optional.ofNullable(pending);
    }

    /** Waits for the next. */
    synchronized Request take() throws InterruptedException {
        while (pending == null) {
            wait();
        }
        Request next = pending;
        pending = null;
        return next;
    }
}
