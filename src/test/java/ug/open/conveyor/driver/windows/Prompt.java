package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.installed.Running;
import ug.open.conveyor.driver.installed.Scene;
import ug.open.conveyor.driver.installed.Seen;

/**
 * Somebody at the command prompt of Windows, off a console: lines of a batch file, in a folder, with the packaged {@code .bat} on the PATH and
 * the user's folders in a home that only this test has.
 */
public final class Prompt {
    private static final String SYSTEM = "C:\\windows\\system32;C:\\windows";

    private static final long LIMIT_SECONDS = 180;
    private static final int MOST_STARTS = 3;

    /** What wine's cmd prints where it could not start the Java that is there. */
    private static final String NO_JAVA =
            "Can't recognize '\"" + Wine.path(WindowsJava.home().resolve("bin/java.exe")) + "\" ";

    private final Path home;
    private final Path folder;
    private final Map<String, String> variables;

    private Prompt(Path home, Path folder, Map<String, String> variables) {
        this.home = home;
        this.folder = folder;
        this.variables = variables;
    }

    /** In the folder {@code work} of a home. */
    public static Prompt in(Path home) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", Wine.path(Installation.BUILT.resolve("bin")) + ";" + SYSTEM);
        variables.put("JAVA_HOME", Wine.path(WindowsJava.home()));
        variables.put("USERPROFILE", Wine.path(home));
        variables.put("LOCALAPPDATA", Wine.path(home.resolve("AppData/Local")));
        variables.put("APPDATA", Wine.path(home.resolve("AppData/Roaming")));
        variables.put(
                "XDG_CONFIG_HOME",
                Wine.path(home.resolve("config"))); // Java's home is that of all tests, whatever USERPROFILE says
        variables.put("CI", "true"); // so that not every test makes a class-data archive
        return new Prompt(home, home, variables).at("work").write("events.jsonl", Scene.EVENTS);
    }

    /** The same in another folder, relative to this one; it is made where it is missing. */
    Prompt at(String path) {
        try {
            return new Prompt(home, Files.createDirectories(folder.resolve(path)), variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets an environment variable; an empty value removes it. */
    public Prompt with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put(name, value);
        return new Prompt(home, folder, more);
    }

    Path folder() {
        return folder;
    }

    /** Writes a file of the folder. */
    Prompt write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same. */
    Prompt write(String file, byte[] bytes) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the driver of the project {@code demo}: the lines of a batch file. */
    Prompt driver(String... lines) {
        write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: ./reconcile.cmd\n");
        return write("demo/reconcile.cmd", batch(List.of(lines)));
    }

    /** A file of the folder. */
    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a line to its end; again where wine did not start its cmd, or a Java from there, which happens once in some hundred times. */
    Seen run(String line) {
        for (int left = MOST_STARTS; ; left--) {
            Path script = file(line);
            Outcome outcome = Running.start(cmd(script), home).outcome(LIMIT_SECONDS);
            boolean started = Files.exists(begun(script)) && !outcome.err().startsWith(NO_JAVA);
            if (started || left == 1) {
                return new Seen(outcome);
            }
        }
    }

    /** Starts a line, with nothing on its standard input. */
    Running start(String line) {
        return Running.start(builder(line), home);
    }

    /** A process of a line, to start. */
    public ProcessBuilder builder(String line) {
        return cmd(file(line));
    }

    private static ProcessBuilder cmd(Path script) {
        return Wine.program("C:\\windows\\system32\\cmd.exe", "/d", "/c", Wine.path(script));
    }

    /** Writes a batch file with the line, and gives its path. */
    String script(String line) {
        return Wine.path(file(line));
    }

    private Path file(String line) {
        try {
            Path file = Files.createTempFile(home, "line", ".cmd");
            List<String> lines = new ArrayList<>();
            lines.add("echo begun> \"" + Wine.path(begun(file)) + "\"");
            variables.forEach((name, value) -> lines.add("set \"" + name + "=" + value + "\""));
            lines.add("cd /d " + Wine.path(folder));
            lines.add(line);
            return Files.writeString(file, batch(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that a batch file makes first of all. */
    private static Path begun(Path script) {
        return script.resolveSibling(script.getFileName() + ".begun");
    }

    private static String batch(List<String> lines) {
        return "@echo off\r\n" + String.join("\r\n", lines) + "\r\n";
    }

    /** Ends a tool that runs in this folder without a chance to say good-bye, as the Task Manager does: the one whose words have this in them. */
    void kill(String words) {
        List<ProcessHandle> tools = ProcessHandle.allProcesses()
                .filter(process -> isToolHere(process, words))
                .toList();
        assertThat(tools).as("processes of the tool with %s", words).hasSize(1);
        tools.get(0).destroyForcibly();
        Installation.await("its end", () -> !tools.get(0).isAlive());
    }

    private boolean isToolHere(ProcessHandle process, String words) {
        Path place = Path.of("/proc", Long.toString(process.pid()));
        try {
            String line = Files.readString(place.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
            return line.contains("\\java.exe ")
                    && line.contains(words)
                    && folder.toRealPath().equals(place.resolve("cwd").toRealPath());
        } catch (IOException e) {
            return false; // it has ended, or is not ours
        }
    }

    /** The status of each attempt in the run store, the oldest first. */
    List<String> statuses() {
        return Scene.statuses(run("conveyor-driver runs --all -o json"));
    }

    /** Lets all that is kept be older than anything that a follower may have to find yet. */
    void anHourAgo() {
        FileTime then = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        try (Stream<Path> files = Files.list(sessions())) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, then);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the class-data archives are. */
    public Path cache() {
        return home.resolve("AppData/Local/conveyor-driver/cache");
    }

    /** Where the recordings of the run store are. */
    Path sessions() {
        return home.resolve("AppData/Local/conveyor-driver/sessions");
    }

    /** The files with recordings in the run store. */
    List<Path> recordings() {
        try (Stream<Path> files = Files.list(sessions())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
