package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the class-data archive is made from: a day's commands, once each in one process. */
public final class Train {
    /** So many runs that the store has a lookup file, as those of most users have. */
    private static final int RUNS = 20;

    private static final String RUN = "run --quiet --events events.jsonl -- true";

    private static final List<String> DAY = List.of(
            "--version",
            "--help",
            "run --help",
            "logs --help",
            "run project --events events.jsonl",
            "logs --run @last",
            "logs --run train-1",
            "runs",
            "runs show @last",
            "replay @last -- true");

    private static final String EVENT = """
            {"kind":"session","format":1,"tool":"train","driver":"train","mode":"offline","time":"2026-01-01T00:00:00.000001Z"}
            {"event":"create","run_id":"train-1","payload":"{\\"id\\":\\"1\\",\\"name\\":\\"app\\",\\"resource\\":\\"workflow\\",\\"spec\\":{}}"}
            {"event":"create","run_id":"train-2","payload":{"id":"1","name":"app","resource":"workflow","spec":{"a":[1]}}}
            """;

    private static final String PROJECT = """
            name: train
            resources: [workflow]
            events: ["*"]
            run: "true"
            timeout: 1m
            retry: {times: 1, pause: 2s}
            env: {LEVEL: debug}
            """;

    /** Runs them. It returns, as {@link Main#main} does: the end of a start is trained too. */
    public static void main(String[] args) throws IOException {
        Ahead.start("run");
        Environment real = Main.environment(new ProcessSignals());
        Path folder = Files.createTempDirectory("conveyor-driver-train");
        try {
            Files.writeString(folder.resolve("events.jsonl"), EVENT);
            Path project = Files.createDirectory(folder.resolve("project"));
            Files.writeString(project.resolve("driver.yaml"), PROJECT);
            Environment env = in(folder, real);
            for (int i = 0; i < RUNS; i++) {
                Cli.execute(env, RUN.split(" "));
            }
            for (String line : DAY) {
                Cli.execute(env, line.split(" "));
            }
            Archive.makeIfMissing(Optional.empty(), env.variables());
            Launch.read(System.getProperties()).ifPresent(Launch::hasArchive);
        } finally {
            remove(folder);
        }
    }

    private static Environment in(Path folder, Environment real) {
        Map<String, String> variables = new HashMap<>(real.variables());
        variables.put("CONVEYOR_DRIVER_HOME", folder.resolve("store").toString());
        return new Environment(
                real.in(),
                real.out(),
                real.err(),
                variables,
                folder,
                real.time(),
                real.ids(),
                real.platform(),
                real.screen(),
                real.signals());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    private Train() {}
}
