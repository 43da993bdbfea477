package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.LogEntry;

/** What a session gives as data: the start, the log entries and the finish of each attempt. */
sealed interface SessionEvent {
    /** An attempt begins. */
    record Started(Attempt attempt) implements SessionEvent {}

    /** An attempt logged this. */
    record Logged(Attempt attempt, LogEntry entry) implements SessionEvent {}

    /** An attempt is over; it has its verdict. */
    record Finished(Attempt attempt) implements SessionEvent {}
}
