package ug.open.conveyor.driver.store.find;

import java.util.List;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** The run store has no such run; the message says what is near. */
public final class NoSuchRunException extends ConveyorException {
    private final transient List<StoredAttempt> near;

    /** With a sentence for people and the runs that it names. */
    public NoSuchRunException(String message, List<StoredAttempt> near) {
        super(message);
        this.near = List.copyOf(near);
    }

    /** Runs that may have been meant, the nearest first; may be empty. */
    public List<StoredAttempt> near() {
        return near;
    }
}
