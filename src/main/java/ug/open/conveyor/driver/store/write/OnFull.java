package ug.open.conveyor.driver.store.write;

/** Decides what a session does when the run store can no longer be written. */
public enum OnFull {
    /** The write fails, and every later one: nothing may go on that is not kept. For a joined driver. */
    STOP,
    /** One warning, then the session goes on and keeps nothing. For recorded events. */
    CONTINUE
}
