package ug.open.conveyor.driver.stream;

import java.time.Instant;

/**
 * The source of a driver's events: its consumer, as it was made on the server. A consumer that is made again is another place, whose sequences
 * begin again: events of the old one cannot be acknowledged there.
 *
 * @param stream when the stream of events was made
 * @param made when the consumer was
 * @param after events up to this sequence of the stream are passed over
 * @param older how many of those waited when the driver joined, and made the consumer; 0 where it did not
 */
record Place(Instant stream, Instant made, long after, long older) {}
