package ug.open.conveyor.driver.runtime;

/** How a worker comes out of an event. */
enum Handled {
    /** It is settled. */
    DONE,
    /** The settler has it. */
    SETTLING,
    /** The author's code kept the thread too long, and another worker has the event now. */
    GIVEN_UP
}
