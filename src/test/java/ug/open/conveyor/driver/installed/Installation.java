package ug.open.conveyor.driver.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import ug.open.conveyor.driver.fakes.UsualSignals;

/**
 * The packaged tool, started as a process. Nothing of the machine's user reaches it: its home, cache and run store are in a folder of the
 * test, and of the environment only PATH and the JDK of this test are handed on.
 */
public final class Installation {
    /** Where the build puts it. */
    public static final Path BUILT = Path.of(System.getProperty("conveyor.installation", "target/conveyor-driver"))
            .toAbsolutePath();

    /** The cache of all tests: with one class-data archive for all a start takes half as long. */
    static final Path CACHE = Path.of(System.getProperty("project.build.directory", "target"), "test-cache")
            .toAbsolutePath();

    private static final long LIMIT_SECONDS = 60;

    private final Path launcher;
    private final Path home;
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** What a run came to. */
    public record Outcome(int code, String out, String err) {}

    private Installation(Path launcher, Path home) {
        this.launcher = launcher;
        this.home = home;
        this.folder = home;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CACHE_HOME", CACHE.toString());
    }

    /** The one that was built, with a home of its own. */
    public static Installation in(Path home) {
        return new Installation(BUILT.resolve("bin/conveyor-driver"), home);
    }

    /** The same home, another launcher; without a class-data archive, unless it has a cache of its own. */
    public Installation launchedBy(Path other) {
        Installation same = new Installation(other, home);
        same.environment.clear();
        same.environment.putAll(environment);
        if (CACHE.toString().equals(environment.get("XDG_CACHE_HOME"))) {
            same.environment.put("CI", "true");
        }
        return same;
    }

    /** Sets an environment variable; null removes it. */
    public Installation with(String name, String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
        return this;
    }

    /** Runs it to its end. */
    public Outcome run(String... arguments) {
        try {
            Path out = Files.createTempFile(home, "out", "");
            Path err = Files.createTempFile(home, "err", "");
            Process process =
                    start(builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()));
            int code = end(process);
            Outcome outcome = new Outcome(code, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, with pipes. */
    public Process start(String... arguments) throws IOException {
        return UsualSignals.of(builder(arguments)).start();
    }

    /** A process to start, in the home. */
    public ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** What a process prints until its end, both streams. */
    public static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Waits for a process. */
    public static int end(Process process) {
        return end(process, LIMIT_SECONDS);
    }

    /** The same, with a limit of its own, in seconds. */
    static int end(Process process, long limit) {
        try {
            if (!process.waitFor(limit, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still runs after " + limit + " s: " + process.info());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until something holds. */
    public static void await(String what, BooleanSupplier holds) {
        await(what, LIMIT_SECONDS, holds);
    }

    /** The same with a limit that is a promise of the tool. */
    public static void await(String what, long limitSeconds, BooleanSupplier holds) {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limitSeconds + " s: " + what);
            }
            try {
                never.await(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** A copy of the built one, elsewhere. */
    public static Path copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(BUILT)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(BUILT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return target.resolve("bin/conveyor-driver");
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        Process process = UsualSignals.of(builder).start();
        process.getOutputStream().close();
        return process;
    }
}
