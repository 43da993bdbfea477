package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ug.open.conveyor.driver.fakes.UsualSignals;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/**
 * Somebody at a shell, off a terminal: command lines as one types them, in a folder, with the packaged tool on the PATH and a home and a run
 * store that only this test has.
 */
final class Shell {
    private static final long LIMIT_SECONDS = 180;

    private final Path home;
    private final Path folder;
    private final Map<String, String> environment;

    private Shell(Path home, Path folder, Map<String, String> environment) {
        this.home = home;
        this.folder = folder;
        this.environment = environment;
    }

    /** In the folder {@code work} of a home that is made here. */
    static Shell in(Path home) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", Installation.BUILT.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("XDG_CACHE_HOME", Installation.CACHE.toString());
        Shell shell = new Shell(home, home, environment);
        return shell.at("work");
    }

    /** The same in another folder, relative to this one; it is made where it is missing. */
    Shell at(String path) {
        try {
            return new Shell(home, Files.createDirectories(folder.resolve(path)), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets an environment variable; null removes it. */
    Shell with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        if (value == null) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new Shell(home, folder, more);
    }

    Path folder() {
        return folder;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Runs a command line of bash to its end; {@code set -o pipefail} holds. */
    Outcome run(String line) {
        return ended(line, false);
    }

    /** The same where both streams end in one place, as on a terminal; what is printed is in {@code out}. */
    Outcome seen(String line) {
        return ended(line, true);
    }

    /** Runs a command line that has to end with 0. */
    Outcome succeeds(String line) {
        return ends(0, line);
    }

    /** Runs a command line that has to end with this code. */
    Outcome ends(int code, String line) {
        Outcome outcome = run(line);
        assertThat(outcome.code())
                .as("exit code of %s%nout: %s%nerr: %s", line, outcome.out(), outcome.err())
                .isEqualTo(code);
        return outcome;
    }

    /** A file of the folder, as lines. */
    List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of the folder; a script can be run. */
    Shell write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            if (text.startsWith("#!") && !path.toFile().setExecutable(true)) {
                throw new IOException(path + " cannot be made executable");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file or a folder of this repository into the folder; what a run leaves is not copied. */
    Shell copy(String from) {
        Path source = Path.of(from).toAbsolutePath();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(source.getFileName().toString())
                        .resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome ended(String line, boolean merged) {
        try {
            Path out = Files.createTempFile(home, "out", "");
            Path err = Files.createTempFile(home, "err", "");
            List<String> command = new ArrayList<>(List.of("bash", "-o", "pipefail", "-c", line));
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.redirectInput(new File("/dev/null")).redirectOutput(out.toFile());
            if (merged) {
                builder.redirectErrorStream(true);
            } else {
                builder.redirectError(err.toFile());
            }
            builder.environment().clear();
            builder.environment().putAll(environment);
            int code = end(UsualSignals.of(builder).start(), line);
            Outcome outcome = new Outcome(code, text(out), text(err));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program printed, which need not be text. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static int end(Process process, String line) {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still runs after " + LIMIT_SECONDS + " s: " + line);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
