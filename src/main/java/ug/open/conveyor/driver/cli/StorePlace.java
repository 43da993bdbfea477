package ug.open.conveyor.driver.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.config.StoreHome;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoreException;

/** The run store of this user. */
final class StorePlace {
    /** The folder; empty where nothing tells where to keep things. */
    static Optional<Path> find(Environment env) {
        return StoreHome.resolve(
                env.variables(), env.platform().os(), env.platform().userHome());
    }

    /**
     * The store in it.
     *
     * @throws StoreException where there is no place for one
     */
    static RunStore store(Environment env) throws StoreException {
        return store(env, warning -> env.say("warning: " + warning));
    }

    /** The same, and what it has to say goes somewhere else than to standard error. */
    static RunStore store(Environment env, Consumer<String> warnings) throws StoreException {
        Path home = find(env)
                .orElseThrow(() -> new StoreException(
                        "there is no home folder to keep runs in; set CONVEYOR_DRIVER_HOME to a folder"));
        return RunStore.at(home, env.time(), warnings);
    }

    private StorePlace() {}
}
