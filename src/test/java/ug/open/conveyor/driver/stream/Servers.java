package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import java.net.URI;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Time;

/** Event streams for tests. */
final class Servers {
    private Servers() {}

    /** Without authentication, and held on to for ever. */
    static StreamServer at(URI url, String name) {
        return new StreamServer(url, Optional.empty(), name, Optional.empty());
    }

    /** The stream on a connection of the test's own. */
    static EventStream on(Connection connection, Time time) {
        Valve valve = new Valve(time);
        ConnectionWatch watch = new ConnectionWatch("", Optional.empty(), time, valve.pulse(), text -> {});
        return new EventStream(connection, valve, watch, time, text -> {});
    }
}
