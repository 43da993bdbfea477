package ug.open.conveyor.driver.store.index;

import java.io.IOException;

/** The run store cannot be read or written; the message says which folder or file, why, and what to do. */
public class StoreException extends IOException {
    /** With a sentence for people. */
    public StoreException(String message) {
        super(message);
    }

    /** With a sentence for people and what caused it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
