package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import ug.open.conveyor.driver.DriverResult;

/** How a delivery ends. A retry is none of these: it waits inside the manager, so that order holds. */
public sealed interface Outcome {
    /** Reconciled: publish the result, then acknowledge. */
    record Done(DriverResult result) implements Outcome {}

    /** Not for this driver: acknowledge, publish nothing. */
    record Pass() implements Outcome {}

    /** Cannot be read, now or later: never deliver it again. */
    record Reject(String reason) implements Outcome {}

    /** Not reconciled, the session ends: deliver it again after this long. */
    record Release(Duration after) implements Outcome {}
}
