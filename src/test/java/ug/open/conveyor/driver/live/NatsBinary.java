package ug.open.conveyor.driver.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.server.NatsServerDownload;
import ug.open.conveyor.driver.server.NatsServerDownload.Source;
import ug.open.conveyor.driver.server.NatsServerDownload.Version;
import ug.open.conveyor.driver.server.NatsServerProgram;

/**
 * The {@code nats-server} of the tests: named by NATS_SERVER, else on the PATH, else got into target/, all by the tool's own code. With {@code
 * -Dnats.version=newest} always got, the newest that there is.
 */
public final class NatsBinary {
    private static final String VERSION_WANTED = System.getProperty("nats.version", "");

    private static Path found;

    private NatsBinary() {}

    /** The program; an {@link AssertionError} tells how to install one. */
    public static synchronized Path find() {
        if (found == null) {
            try {
                found = named().or(NatsBinary::onPath).orElseGet(NatsBinary::got);
            } catch (RuntimeException e) {
                throw new AssertionError(e.getMessage(), e);
            }
        }
        return found;
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getenv("NATS_SERVER")).map(Path::of);
    }

    private static Optional<Path> onPath() {
        try {
            return VERSION_WANTED.isEmpty()
                    ? NatsServerProgram.find(Map.of("PATH", System.getenv("PATH")), Optional.empty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static Path got() {
        Path folder = Path.of(System.getProperty("project.build.directory", "target"), "nats-" + VERSION_WANTED)
                .toAbsolutePath();
        try {
            return NatsServerDownload.get(folder, version(), List.of(Source.PIP, Source.GO), System.err::println);
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static Version version() {
        return switch (VERSION_WANTED) {
            case "" -> Version.PINNED;
            case "newest" -> Version.NEWEST;
            default -> Version.of(VERSION_WANTED);
        };
    }
}
