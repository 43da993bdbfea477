package ug.open.conveyor.driver.store.find;

import java.util.List;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** A reference fits more than one run; the message lists them. */
public final class AmbiguousRefException extends ConveyorException {
    private final transient List<StoredAttempt> candidates;

    AmbiguousRefException(String message, List<StoredAttempt> candidates) {
        super(message);
        this.candidates = List.copyOf(candidates);
    }

    /** The newest attempt of each run that fits, the newest first. */
    public List<StoredAttempt> candidates() {
        return candidates;
    }
}
