package ug.open.conveyor.driver.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A folder with files in it, and the installed tool at work there; its run store is in it too. */
public final class Scene {
    /** Events of two runs, run-0001 and run-0002. */
    public static final String EVENTS = event("run-0001") + event("run-0002");

    final Path folder;
    final Path store;
    final Installation tool;

    Scene(Path folder) {
        this.folder = folder;
        store = folder.resolve("store");
        tool = Installation.in(folder).with("CONVEYOR_DRIVER_HOME", store.toString());
        write("events.jsonl", EVENTS);
    }

    /** A line with an event of a run. */
    public static String event(String runId) {
        return "{\"event\":\"create\",\"run_id\":\"" + runId
                + "\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}\n";
    }

    Path write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String file, byte[] bytes) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that can be executed. */
    Path script(String file, String text) {
        try {
            return Files.setPosixFilePermissions(write(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the tool. */
    Seen run(String... words) {
        return new Seen(tool.run(words));
    }

    /** Runs a script of the shell, in which {@code $0} is the tool. */
    Seen shell(String script) {
        String launcher = Installation.BUILT.resolve("bin/conveyor-driver").toString();
        return new Seen(tool.launchedBy(Path.of("sh")).run("-c", script, launcher));
    }

    /** The status of each attempt in the run store, the oldest first. */
    List<String> statuses() {
        return statuses(run("runs", "--all", "-o", "json"));
    }

    /** The same, of what {@code runs --all -o json} prints. */
    public static List<String> statuses(Seen rows) {
        List<String> statuses = new ArrayList<>(rows.ends(0)
                .out()
                .lines()
                .map(line -> line.replaceAll(".*\"status\":\"([a-z]+)\".*", "$1"))
                .toList());
        Collections.reverse(statuses);
        return statuses;
    }

    /** The recordings in the run store. */
    List<Path> recordings() {
        try (Stream<Path> files = Files.list(store.resolve("sessions"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
