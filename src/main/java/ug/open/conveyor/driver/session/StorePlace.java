package ug.open.conveyor.driver.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.config.StoreHome;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.Version;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.OnFull;
import ug.open.conveyor.driver.store.write.SessionInfo;
import ug.open.conveyor.driver.wire.PipelinePart;

/** The run store of this user: where it is, and a session in it. */
public final class StorePlace {
    /** The folder; empty where no variable and no home folder names one. */
    public static Optional<Path> find(Environment env) {
        return StoreHome.resolve(
                env.variables(), env.platform().os(), env.platform().userHome());
    }

    /**
     * The store in it.
     *
     * @throws StoreException where there is none
     */
    public static RunStore store(Environment env) throws StoreException {
        return store(env, env::warn);
    }

    /** The same, with warnings for somebody else than standard error. */
    public static RunStore store(Environment env, Consumer<String> warnings) throws StoreException {
        Path home = find(env)
                .orElseThrow(() -> new StoreException(
                        "there is no home folder to keep runs in; set CONVEYOR_DRIVER_HOME to a folder"));
        return RunStore.at(home, env.time(), warnings);
    }

    /**
     * Begins a session of a driver, as a step of a pipeline where there is one. Where the store cannot be written, one that is not live goes on without.
     *
     * @param warnings takes sentences about files that are passed over
     * @param losses takes one about why runs are not kept
     * @throws StoreException where a live session could not be kept
     */
    static Journal session(
            Environment env,
            String driver,
            Mode mode,
            PipelinePart pipeline,
            Consumer<String> warnings,
            Consumer<String> losses)
            throws StoreException {
        OnFull onFull = mode == Mode.LIVE ? OnFull.STOP : OnFull.CONTINUE;
        try {
            return store(env, warnings)
                    .open(new SessionInfo(
                            Version.TOOL, driver, mode, env.time(), Retention.DEFAULT, onFull, pipeline, losses));
        } catch (StoreException e) {
            if (mode == Mode.LIVE) {
                throw e;
            }
            losses.accept(e.getMessage() + " Nothing of this session is kept.");
            return Journal.none();
        }
    }

    private StorePlace() {}
}
