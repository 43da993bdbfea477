package ug.open.conveyor.driver.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where this tool keeps what it can get or make again: the launcher's place for it. */
public final class CacheHome {
    private static final String NAME = "conveyor-driver";

    private CacheHome() {}

    /**
     * {@code $XDG_CACHE_HOME/conveyor-driver}, else {@code ~/.cache/conveyor-driver}, where {@code ~} is {@code $HOME}, else the user's home.
     *
     * @param environment the process's environment
     * @param userHome the value of {@code user.home}
     * @return an absolute path that need not exist; empty if nothing tells where to keep things
     */
    public static Optional<Path> resolve(Map<String, String> environment, String userHome) {
        return HomeFolder.absolute(environment.get("XDG_CACHE_HOME"))
                .or(() -> HomeFolder.of(environment, userHome).map(home -> home.resolve(".cache")))
                .map(cache -> cache.resolve(NAME));
    }
}
