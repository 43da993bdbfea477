package ug.open.conveyor.driver.join;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.config.StoreHome;

/** The defaults that the process and the machine give. */
final class Machine {
    private Machine() {}

    /** The environment of the process. */
    static Map<String, String> environment() {
        return System.getenv();
    }

    /** The run store of the command-line tool; empty where the machine names no home folder. */
    static Optional<Path> store() {
        return StoreHome.resolve(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /** For short-lived files. */
    static Path scratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
