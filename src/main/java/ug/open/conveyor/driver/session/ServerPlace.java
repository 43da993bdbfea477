package ug.open.conveyor.driver.session;

import ug.open.conveyor.driver.config.ContextsFile;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.config.ServerSources;
import ug.open.conveyor.driver.host.Environment;

/** The server of this user: the file of contexts, and where the settings of a command come from. */
public final class ServerPlace {
    /** The file of contexts; nothing is read yet. */
    public static ContextsFile contexts(Environment env) {
        return ContextsFile.of(env.variables(), env.platform().userHome());
    }

    /**
     * Where the settings come from for a command with these options. Reads the contexts.
     *
     * @throws ug.open.conveyor.driver.config.ConfigException where they cannot be read, or the context does not exist
     */
    public static ServerSources sources(Environment env, ServerSettings.Flags flags) {
        return ServerSources.of(
                flags.settings(),
                flags.context(),
                env.variables(),
                contexts(env).read());
    }

    private ServerPlace() {}
}
