package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.nio.file.Path;

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

    /** Of a store that cannot be read for this reason; the reason itself where it says so already. */
    public static StoreException unreadable(Path home, IOException e) {
        return e instanceof StoreException known
                ? known
                : new StoreException("The run store " + home + " cannot be read: " + Problem.of(e) + ".", e);
    }
}
