package ug.open.conveyor.driver.stream;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import ug.open.conveyor.driver.config.Credentials;

/**
 * An event stream, and how to hold on to it.
 *
 * @param url such as {@code nats://localhost:4222}; it may hold a password
 * @param credentials what to show a server that wants mutual TLS; empty for one without authentication
 * @param name how the server lists the connection
 * @param reconnectTimeout a connection that was lost for so long is given up; empty: it is tried for ever
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

    /** Without authentication, and held on to for ever. */
    public static StreamServer at(URI url, String name) {
        return new StreamServer(url, Optional.empty(), name, Optional.empty());
    }
}
