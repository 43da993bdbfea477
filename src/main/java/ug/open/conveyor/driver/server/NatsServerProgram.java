package ug.open.conveyor.driver.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.system.SearchPath;

/** Where a {@code nats-server} of 2.10 or newer is on this machine: named by a variable, on the PATH, or in the user's cache. */
public final class NatsServerProgram {
    /** Names the program. */
    public static final String VARIABLE = "CONVEYOR_NATS_SERVER";

    /** What {@link Optional#empty} of {@link #find} means for a person. */
    public static final String MISSING = "no nats-server of 2.10 or newer was found: put one on the PATH, name it in "
            + VARIABLE + ", or get one with `conveyor-driver dev --get-server`";

    /** The name of its file. */
    static final String NAME = OperatingSystem.here().isWindows() ? "nats-server.exe" : "nats-server";

    private static final String PRINTED = "v(\\d+\\.\\d+\\.)";
    private static final int LEAST_MAJOR = 2;
    private static final int LEAST_MINOR = 10;
    private static final long ANSWER_SECONDS = 10;

    private NatsServerProgram() {}

    /**
     * Finds one.
     *
     * @param variables the environment
     * @param cache where {@link NatsServerDownload} leaves one; the folder need not be there
     * @return the program; empty where there is none that is new enough
     * @throws IOException where the variable names something that is no such program, with a sentence
     */
    public static Optional<Path> find(Map<String, String> variables, Optional<Path> cache) throws IOException {
        Optional<Path> named = named(variables);
        if (named.isEmpty()) {
            return candidates(variables, cache)
                    .filter(NatsServerProgram::isNewEnough)
                    .findFirst();
        }
        if (!isNewEnough(named.get())) {
            String problem = Files.exists(named.get())
                    ? ", which is no nats-server of 2.10 or newer"
                    : ", and there is no such file";
            throw new IOException(VARIABLE + " names " + named.get() + problem
                    + "; correct it, or unset it and get one with `conveyor-driver dev --get-server`");
        }
        return named;
    }

    /** The program that the variable names, be it one or not; empty where it names none. */
    static Optional<Path> named(Map<String, String> variables) {
        return Optional.of(variables.getOrDefault(VARIABLE, ""))
                .filter(name -> !name.isEmpty())
                .map(name -> Path.of(name).toAbsolutePath());
    }

    /** The programs that are looked at where the variable names none, the first one first; of any version. */
    public static Stream<Path> candidates(Map<String, String> variables, Optional<Path> cache) {
        Stream<Path> onPath = SearchPath.of(variables).folders(Path.of("")).stream()
                .filter(folder -> !folder.toString().isEmpty())
                .map(folder -> folder.resolve(NAME).toAbsolutePath());
        Stream<Path> cached = cache.map(NatsServerProgram::in).stream()
                .filter(Files::isExecutable)
                .filter(NatsServerDownload::isAsKept);
        return Stream.concat(onPath, cached).filter(Files::isExecutable);
    }

    /** The program in a cache folder. */
    static Path in(Path cache) {
        return cache.resolve("nats-server").resolve(NAME);
    }

    /** Whether this is a {@code nats-server} that has what a session needs: several filters on one consumer. */
    public static boolean isNewEnough(Path program) {
        Matcher version = Pattern.compile(PRINTED).matcher(version(program));
        return version.find() && isNewEnough(version.group(1));
    }

    /** Whether a version such as {@code 2.11.11}, as a server tells it to its clients, is one of those. */
    public static boolean isNewEnough(String told) {
        int dot = told.indexOf('.');
        int second = told.indexOf('.', dot + 1);
        if (second <= dot) {
            return false;
        }
        try {
            int major = Integer.parseInt(told, 0, dot, 10);
            int minor = Integer.parseInt(told, dot + 1, second, 10);
            return major > LEAST_MAJOR || major == LEAST_MAJOR && minor >= LEAST_MINOR;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** What it prints of itself, like {@code nats-server: v2.11.11}; the empty text where it prints nothing or cannot be run. */
    public static String version(Path program) {
        try {
            Process process = new ProcessBuilder(List.of(program.toString(), "--version"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            try (InputStream printed = process.getInputStream()) {
                boolean ended = process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS);
                int there = Math.min(printed.available(), 200); // a child of it may hold the stream open
                return ended ? new String(printed.readNBytes(there), StandardCharsets.UTF_8).strip() : "";
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
