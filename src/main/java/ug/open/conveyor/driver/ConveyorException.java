package ug.open.conveyor.driver;

/** Something about a driver, its messages or its surroundings is wrong. The message is a sentence for people. */
public class ConveyorException extends RuntimeException {
    /** With a sentence for people. */
    public ConveyorException(String message) {
        super(message);
    }

    /** With a sentence for people and a cause. */
    public ConveyorException(String message, Throwable cause) {
        super(message, cause);
    }
}
