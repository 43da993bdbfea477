package ug.open.conveyor.driver.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import ug.open.conveyor.driver.fakes.Programs;

/**
 * A program that behaves on the wire as a driver on one of Conveyor's own runtimes (src/test/programs/runtime), built once for all tests: in
 * Go, or in Python on a machine without Go.
 * Its arguments: the form ({@code go}, {@code rust}; {@code ack} for one that only acknowledges), the driver's name, its resource types.
 */
public final class StandIn {
    private static final Path SOURCES = Path.of("src/test/programs/runtime").toAbsolutePath();
    private static final Path FOLDER = Path.of(System.getProperty("project.build.directory", "target"), "stand-in")
            .toAbsolutePath();

    private StandIn() {}

    /** The program's file. */
    public static Path program() {
        Path program = FOLDER.resolve("driver");
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel lock =
                    FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.isExecutable(program) || isOlder(program)) {
                    build(program);
                }
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A setting of Go on this machine, such as GOCACHE: a test with a home of its own would download and compile all anew. */
    static String go(String name) {
        try {
            Process go = new ProcessBuilder("go", "env", name).start();
            return new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path program) throws IOException {
        return Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(SOURCES.resolve("main.go"))) < 0;
    }

    private static void build(Path program) throws IOException {
        if (Programs.isThere("go")) {
            run("go", "build", "-o", program.toString(), ".");
            return;
        }
        Programs.need("python3");
        Path packages = FOLDER.resolve("python");
        run("python3", "-m", "pip", "install", "-q", "--target", packages.toString(), "nats-py==2.16.0");
        Files.writeString(
                program,
                "#!/bin/sh\nPYTHONPATH=" + packages + " exec python3 " + SOURCES.resolve("standin.py") + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (Installation.end(process, 300) != 0) {
            throw new AssertionError("the stand-in for a driver runtime cannot be made by " + String.join(" ", command)
                    + ": " + printed + "; it needs Go 1.24 or newer and the Go module proxy, else python3 with pip");
        }
    }
}
