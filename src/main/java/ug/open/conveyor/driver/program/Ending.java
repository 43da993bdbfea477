package ug.open.conveyor.driver.program;

import ug.open.conveyor.driver.DriverResult;

/** How a run in a program's hand ended. */
sealed interface Ending {
    /** The program published a result. */
    record Result(DriverResult result) implements Ending {}

    /** It acknowledged the event, and that is all that its runtime says. */
    record Acknowledged() implements Ending {}

    /** It gave the event back, to be tried again. */
    record GivenBack() implements Ending {}

    /** It refused the event for good: its reconcile failed. */
    record Refused() implements Ending {}

    /** The process ended: a sentence. */
    record Ended(String sentence) implements Ending {}
}
