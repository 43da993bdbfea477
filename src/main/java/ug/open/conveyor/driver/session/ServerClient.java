package ug.open.conveyor.driver.session;

import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.config.Contexts;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.config.ServerSources;
import ug.open.conveyor.driver.config.Setting;
import ug.open.conveyor.driver.host.Environment;

/**
 * The API client of a driver, made when the driver first asks for it. On recorded events it needs a server that somebody has named: a driver that
 * is tried out on a recording must not reach one by accident. A context that was made current some day names none for it.
 */
public final class ServerClient implements Supplier<ConveyorClient> {
    private final Environment env;
    private final ServerSettings.Flags flags;
    private final boolean live;
    private ConveyorClient client;

    /** With the server options of the command line; {@code live} where the events come from a server too. */
    public ServerClient(Environment env, ServerSettings.Flags flags, boolean live) {
        this.env = env;
        this.flags = flags;
        this.live = live;
    }

    @Override
    public synchronized ConveyorClient get() {
        if (client == null) {
            ServerSources sources = ServerPlace.sources(env, flags);
            if (!live && !sources.namesNow(Setting.API)) {
                throw new ConveyorException(
                        "the driver calls the API of a Conveyor server, and recorded events name none: "
                                + "set CONVEYOR_API_URL to the server it may use"
                                + sources.chosen().map(ServerClient::orSay).orElse(""));
            }
            ServerSettings server = ServerSettings.resolve(sources, env.folder());
            client = new ApiClient(server.api(), server.credentials(env.time().now()), env.time()::now);
        }
        return client;
    }

    private static String orSay(Contexts.Chosen current) {
        return ", or CONVEYOR_CONTEXT to " + current.context().name();
    }
}
