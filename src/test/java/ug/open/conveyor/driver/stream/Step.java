package ug.open.conveyor.driver.stream;

/** Where in an event's settlement a process is, in their order. */
enum Step {
    /** It has the event. */
    RECEIVED,
    /** The journal has the attempt's start. */
    STARTED,
    /** The driver has returned. */
    RECONCILED,
    /** The journal has the result, perhaps in memory only. */
    FINISHED,
    /** The journal's file has it. */
    FLUSHED,
    /** The server has the result. */
    PUBLISHED,
    /** The server has the acknowledgement. */
    ACKNOWLEDGED,
    /** The journal has that too. */
    SETTLED
}
