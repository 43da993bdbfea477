package ug.open.conveyor.driver.record;

/** Tells from its bytes whether the start line of an index is one that is looked for. */
interface StartKey {
    boolean fits(byte[] bytes, int from, int to);
}
