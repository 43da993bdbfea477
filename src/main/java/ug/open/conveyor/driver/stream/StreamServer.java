package ug.open.conveyor.driver.stream;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import ug.open.conveyor.driver.config.Credentials;

/**
 * The address of an event stream, and how long to hold on to it.
 *
 * @param url such as {@code nats://localhost:4222}; it may hold a password
 * @param credentials our certificate for a server with mutual TLS; empty for one without authentication
 * @param name the name that the server lists the connection under
 * @param reconnectTimeout gives up a connection that was lost for this time; empty: never
 */
public record StreamServer(
        URI url, Optional<Credentials> credentials, String name, Optional<Duration> reconnectTimeout) {
    /** Nothing in it is null. */
    public StreamServer {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reconnectTimeout, "reconnectTimeout");
    }
}
