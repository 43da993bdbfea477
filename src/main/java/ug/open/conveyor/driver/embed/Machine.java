package ug.open.conveyor.driver.embed;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.config.StoreHome;

/** The process and the machine, as far as an embedder says nothing else. */
final class Machine {
    private Machine() {}

    /** The environment of the process. */
    static Map<String, String> environment() {
        return System.getenv();
    }

    /** Where the tool keeps runs; empty where nothing tells. */
    static Optional<Path> store() {
        return StoreHome.resolve(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /** For short-lived files. */
    static Path scratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
