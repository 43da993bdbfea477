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
    private static final List<String> DAY = List.of(
            "--version",
            "--help",
            "run --help",
            "logs --help",
            "run --events events.jsonl -- true",
            "logs --run @last",
            "runs",
            "runs show @last",
            "replay @last -- true");

    private static final String EVENT = """
            {"event":"create","run_id":"train-1","payload":{"id":"1","name":"app","resource":"workflow","spec":{"a":[1]}}}
            """;

    /** Runs them. It returns, as {@link Main#main} does: the end of a start is trained too. */
    public static void main(String[] args) throws IOException {
        Environment real = Main.environment(new ProcessSignals());
        Path folder = Files.createTempDirectory("conveyor-driver-train");
        try {
            Files.writeString(folder.resolve("events.jsonl"), EVENT);
            Environment env = in(folder, real);
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
