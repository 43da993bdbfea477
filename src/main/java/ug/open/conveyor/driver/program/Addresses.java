package ug.open.conveyor.driver.program;

import java.net.URI;
import java.util.Map;
import ug.open.conveyor.driver.server.PrivateServer;

/** The variables that tell a program where its event stream is. */
public final class Addresses {
    private Addresses() {}

    /** Those of a private server. What would be the API answers 404, so that a program that runs offline reaches no real server. */
    public static Map<String, String> of(PrivateServer server) {
        return of(server.stream(), server.monitor());
    }

    /** Those of a stream and an API. */
    static Map<String, String> of(URI stream, URI api) {
        return Map.of(
                "CONVEYOR_NATS_URL", stream.toString(),
                "NATS_URL", stream.toString(),
                "CONVEYOR_API_URL", api.toString(),
                "CONVEYOR_SERVER_HOST", api.getHost(),
                "CONVEYOR_SERVER_PORT", Integer.toString(api.getPort()));
    }
}
