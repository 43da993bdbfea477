package ug.open.conveyor.driver.loader;

/**
 * A driver did not build or could not be loaded; no event was touched. The message says what is wrong and what to do; it may have several
 * lines, as where it holds what a compiler said.
 */
public final class LoadException extends Exception {
    /** With a sentence for people. */
    public LoadException(String message) {
        super(message);
    }

    /** With a sentence for people and what caused it. */
    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
