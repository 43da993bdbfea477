package ug.open.conveyor.driver.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The home of this machine's user, and the folders that variables name. */
final class HomeFolder {
    private HomeFolder() {}

    /** {@code $HOME} as in a shell, else the user's home of the user data base; Java has {@code ?} where there is none. */
    static Optional<Path> of(Map<String, String> environment, String userHome) {
        Optional<Path> said = absolute(environment.get("HOME"));
        return said.isPresent() ? said : absolute(userHome);
    }

    /** The XDG specification has relative paths passed over; so is what no path can be. */
    static Optional<Path> absolute(String path) {
        try {
            return path != null && Path.of(path).isAbsolute() ? Optional.of(Path.of(path)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
