package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * The events that wait for a driver on the server.
 *
 * @param consumer whether the driver has a consumer there; if not, these are the events that the server keeps for others
 * @param events the number that it would get, those in hand included
 * @param inHand the number of them that a process has in hand, or had when it was killed
 * @param kept how long the server keeps the consumer after its last process is gone; empty: for ever
 */
public record Backlog(boolean consumer, long events, long inHand, Optional<Duration> kept) {}
