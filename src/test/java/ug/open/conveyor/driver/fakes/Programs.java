package ug.open.conveyor.driver.fakes;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Programs of the machine that tests use. One that is missing, or does not start, fails its test and tells how to get it: a test is never passed
 * over. CONTRIBUTING.md lists them.
 */
public final class Programs {
    private static final Map<String, Program> KNOWN = Map.ofEntries(
            known("bash", "--version", "apt-get install bash, or brew install bash"),
            known(
                    "cargo",
                    "--version",
                    "rustup, or apt-get install cargo; where rustup has installed it for a user with another HOME, "
                            + "RUSTUP_HOME and CARGO_HOME have to name its folders"),
            known("dpkg", "--version", "a Debian system has it"),
            known("git", "--version", "apt-get install git, or brew install git"),
            known("go", "version", "apt-get install golang, or brew install go"),
            known("mvn", "--version", "apt-get install maven, or brew install maven"),
            known("node", "--version", "18 or newer: apt-get install nodejs, or brew install node"),
            known("openssl", "version", "apt-get install openssl, or brew install openssl"),
            known("python3", "--version", "apt-get install python3 python3-venv python3-pip, or brew install python"),
            known("tmux", "-V", "apt-get install tmux, or brew install tmux"),
            known("wine", "--version", "8 or newer, for 64 bits: apt-get install wine wine64"));

    private static final Map<String, String> PROBLEMS = new ConcurrentHashMap<>();

    private Programs() {}

    /** How a program tells its version, and where it comes from. */
    private record Program(String version, String from) {}

    private static Map.Entry<String, Program> known(String name, String version, String from) {
        return Map.entry(name, new Program(version, from));
    }

    /** Fails where one of these is not on the PATH, or does not start. */
    public static void need(String... names) {
        for (String name : names) {
            String problem = PROBLEMS.computeIfAbsent(name, Programs::problem);
            if (!problem.isEmpty()) {
                throw new AssertionError(problem);
            }
        }
    }

    /** Whether it is on the PATH. */
    public static boolean isThere(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, name)));
    }

    /**
     * The variables by which compilers find the toolchain of the user who builds, and keep what they have compiled and downloaded where they do so
     * for that user: also where HOME is another folder.
     */
    public static Map<String, String> toolchains() {
        Map<String, String> places = new TreeMap<>();
        Map.of("GOCACHE", ".cache/go-build", "CARGO_HOME", ".cargo", "RUSTUP_HOME", ".rustup")
                .forEach((name, usual) -> {
                    Path place = Path.of(System.getProperty("user.home"), usual);
                    if (System.getenv(name) != null) {
                        places.put(name, System.getenv(name));
                    } else if (Files.isDirectory(place)) {
                        places.put(name, place.toString());
                    }
                });
        return places;
    }

    private static String problem(String name) {
        Program program = KNOWN.get(name);
        String advice = program == null ? "install it" : "install it: " + program.from();
        if (!isThere(name)) {
            return "this test needs " + name + " on the PATH; " + advice;
        }
        return program == null ? "" : started(name, program, advice);
    }

    private static String started(String name, Program program, String advice) {
        try {
            ProcessBuilder builder = new ProcessBuilder(name, program.version()).redirectErrorStream(true);
            builder.environment().putAll(toolchains());
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? ""
                    : "this test needs " + name + ", and '" + name + " " + program.version() + "' fails; " + advice
                            + "\n" + printed;
        } catch (IOException e) {
            return "this test needs " + name + ", which does not start: " + e.getMessage() + "; " + advice;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
