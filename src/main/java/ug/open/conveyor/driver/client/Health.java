package ug.open.conveyor.driver.client;

import java.time.Instant;
import java.util.Optional;

/**
 * How a server is.
 *
 * @param status its word: {@code healthy}
 * @param time its clock, in whole seconds, if it told
 */
public record Health(String status, Optional<Instant> time) {}
