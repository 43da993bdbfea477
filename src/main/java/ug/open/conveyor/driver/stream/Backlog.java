package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * What waits for a driver on the server.
 *
 * @param consumer whether the driver has a consumer there; if not, these are the events that the server keeps for others
 * @param events how many it would be handed, those included that somebody has in hand
 * @param inHand how many of them somebody has in hand, or had when it was killed
 * @param kept how long the server keeps the consumer when its last process is gone; empty: for ever
 */
public record Backlog(boolean consumer, long events, long inHand, Optional<Duration> kept) {}
