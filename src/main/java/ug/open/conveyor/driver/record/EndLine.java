package ug.open.conveyor.driver.record;

/** What the index keeps of a finish line. */
record EndLine(long a, long e, Status status, long ms) {}
