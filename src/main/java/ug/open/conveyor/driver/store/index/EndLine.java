package ug.open.conveyor.driver.store.index;

/** What the index keeps of a finish line. */
public record EndLine(long a, long e, Status status, long ms) {}
