package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import ug.open.conveyor.driver.DriverResult;

/** The end of a delivery. A retry is none: it waits inside the manager, so that the order of events holds. */
public sealed interface Outcome {
    /** Reconciled: publish the result, then acknowledge. */
    record Done(DriverResult result) implements Outcome {}

    /** Not for this driver: acknowledge, publish nothing. */
    record Pass() implements Outcome {}

    /** Cannot be read, now or later: never deliver it again. */
    record Reject(String reason) implements Outcome {}

    /** Not reconciled, since the session ends: deliver it again after this pause. */
    record Release(Duration after) implements Outcome {}
}
