package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import ug.open.conveyor.driver.config.CacheHome;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.server.NatsServerProgram;

/** The {@code nats-server} of this user, for private event streams. */
public final class PrivateServers {
    private PrivateServers() {}

    /** Where {@code dev --get-server} leaves one; empty where nothing tells where to keep things. */
    public static Optional<Path> cache(Environment env) {
        return CacheHome.resolve(env.variables(), env.platform().userHome());
    }

    /**
     * The program.
     *
     * @throws LoadException where there is none: says how to get one
     */
    public static Path program(Environment env) throws LoadException {
        try {
            return NatsServerProgram.find(env.variables(), cache(env))
                    .orElseThrow(() -> new LoadException(NatsServerProgram.MISSING));
        } catch (IOException e) {
            throw new LoadException(e.getMessage(), e);
        }
    }
}
