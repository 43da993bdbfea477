package ug.open.conveyor.driver.session;

import java.nio.file.Path;
import java.util.Optional;
import ug.open.conveyor.driver.config.CacheHome;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.server.ServerChoice;

/** The {@code nats-server} of this user, for private event streams. */
public final class PrivateServers {
    private PrivateServers() {}

    /** Where {@code dev --get-server} leaves one; empty where nothing tells where to keep things. */
    public static Optional<Path> cache(Environment env) {
        return CacheHome.resolve(env.variables(), env.platform().userHome());
    }

    /** Which one it is. */
    public static ServerChoice choice(Environment env) {
        return new ServerChoice(env.variables(), cache(env));
    }
}
