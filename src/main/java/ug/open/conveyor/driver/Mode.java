package ug.open.conveyor.driver;

/** Where a driver's events come from, and so what its results do. */
public enum Mode {
    /** Recorded events: nothing is published. */
    OFFLINE,
    /** A bystander of a live stream: the driver works for real, its results and logs stay on this machine. */
    SHADOW,
    /** The driver itself: results advance pipelines. */
    LIVE
}
