package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import ug.open.conveyor.driver.fakes.Programs;

/** The Go programs of the tests, built for a measurement. */
final class GoPrograms {
    private static final Path SOURCES = Path.of("src/test/programs/runtime").toAbsolutePath();

    private final Path folder;

    GoPrograms(Path folder) {
        this.folder = folder;
    }

    /** Whether this machine can build them. */
    static boolean possible() {
        return Programs.isThere("go");
    }

    /** The stand-in for a driver on Conveyor's Go runtime. */
    Path driver() throws IOException, InterruptedException {
        return built("driver", ".");
    }

    /** What feeds it without this tool. */
    Path feeder() throws IOException, InterruptedException {
        return built("feeder", "./feeder");
    }

    private Path built(String name, String source) throws IOException, InterruptedException {
        Path program = folder.resolve(name);
        Process go = new ProcessBuilder("go", "build", "-o", program.toString(), source)
                .directory(SOURCES.toFile())
                .inheritIO()
                .start();
        if (go.waitFor() != 0) {
            throw new IOException(
                    "go build failed for " + SOURCES + "; it needs Go 1.24 or newer and the Go module proxy");
        }
        return program;
    }
}
