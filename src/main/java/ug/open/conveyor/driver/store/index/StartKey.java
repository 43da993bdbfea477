package ug.open.conveyor.driver.store.index;

/** Tells from its bytes whether the start line of an index is one that is looked for. */
public interface StartKey {
    boolean fits(byte[] bytes, int from, int to);
}
