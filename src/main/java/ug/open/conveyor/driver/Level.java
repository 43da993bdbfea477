package ug.open.conveyor.driver;

/** How much a log entry matters, from the least to the most. */
public enum Level {
    /** Of use while a driver is written. */
    DEBUG,
    /** What went as it should. */
    INFO,
    /** What went on, but should be looked at. */
    WARN,
    /** What failed. */
    ERROR
}
