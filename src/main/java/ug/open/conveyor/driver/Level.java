package ug.open.conveyor.driver;

/** How much a log entry matters, from the least to the most. */
public enum Level {
    /** For the author of the driver. */
    DEBUG,
    /** The normal course. */
    INFO,
    /** The driver goes on, but somebody should look. */
    WARN,
    /** Something failed. */
    ERROR
}
