package ug.open.conveyor.driver;

/** Something about a driver, its messages or its surroundings is wrong; the message says what, for people. */
public class ConveyorException extends RuntimeException {
    /** With a sentence for people. */
    public ConveyorException(String message) {
        super(message);
    }

    /** With a sentence for people and what caused it. */
    public ConveyorException(String message, Throwable cause) {
        super(message, cause);
    }
}
