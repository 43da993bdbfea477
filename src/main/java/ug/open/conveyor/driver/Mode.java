package ug.open.conveyor.driver;

/** The origin of a driver's events, and with it the effect of its results. */
public enum Mode {
    /** Recorded events: nothing is published. */
    OFFLINE,
    /** A bystander of a live stream: the driver works for real, its results and logs stay on this machine. */
    SHADOW,
    /** The driver itself: results advance pipelines. */
    LIVE
}
