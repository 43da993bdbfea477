package ug.open.conveyor.driver.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.system.OperatingSystem;

/** The folder of the run store of this machine's user. */
public final class StoreHome {
    private static final String NAME = "conveyor-driver";

    private StoreHome() {}

    /**
     * {@code $CONVEYOR_DRIVER_HOME}, else {@code $XDG_STATE_HOME/conveyor-driver}, else the platform's own place: {@code
     * ~/.local/state/conveyor-driver}, where {@code ~} is {@code $HOME} as in a shell; on macOS {@code ~/Library/Application Support/conveyor-driver}, on Windows {@code
     * %LOCALAPPDATA%\conveyor-driver}.
     *
     * @param environment the process's environment
     * @param os the value of {@code os.name}
     * @param userHome the value of {@code user.home}, which is that of the user data base whatever {@code $HOME} says; Java has {@code ?}
     *     where there is no home
     * @return an absolute path that need not exist; empty where no setting and no home folder names one
     * @throws ConfigException if {@code CONVEYOR_DRIVER_HOME} cannot be a path
     */
    public static Optional<Path> resolve(Map<String, String> environment, String os, String userHome) {
        String own = environment.getOrDefault("CONVEYOR_DRIVER_HOME", "");
        if (!own.isEmpty()) {
            return Optional.of(ownFolder(own));
        }
        Optional<Path> state = HomeFolder.absolute(environment.get("XDG_STATE_HOME"));
        if (state.isPresent()) {
            return Optional.of(state.get().resolve(NAME));
        }
        OperatingSystem platform = OperatingSystem.of(os);
        if (platform.isWindows()) {
            Optional<Path> local = HomeFolder.absolute(environment.get("LOCALAPPDATA"));
            return local.isPresent()
                    ? Optional.of(local.get().resolve(NAME))
                    : under(HomeFolder.absolute(userHome), "AppData", "Local");
        }
        Optional<Path> home = HomeFolder.of(environment, userHome);
        return platform == OperatingSystem.MAC
                ? under(home, "Library", "Application Support")
                : under(home, ".local", "state");
    }

    /** The variable that settles the folder of {@link #resolve}; empty where it is the platform's own place below the home folder. */
    public static Optional<String> variable(Map<String, String> environment) {
        if (!environment.getOrDefault("CONVEYOR_DRIVER_HOME", "").isEmpty()) {
            return Optional.of("CONVEYOR_DRIVER_HOME");
        }
        return HomeFolder.absolute(environment.get("XDG_STATE_HOME")).map(state -> "XDG_STATE_HOME");
    }

    private static Path ownFolder(String folder) {
        try {
            return Path.of(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigException("CONVEYOR_DRIVER_HOME is no path: '" + folder + "'; set it to a folder");
        }
    }

    private static Optional<Path> under(Optional<Path> home, String folder, String inside) {
        return home.isPresent()
                ? Optional.of(home.get().resolve(folder).resolve(inside).resolve(NAME))
                : home;
    }
}
