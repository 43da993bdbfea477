package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ProcessSignals;
import ug.open.conveyor.driver.host.Screen;
import ug.open.conveyor.driver.host.Voice;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.start.Ahead;
import ug.open.conveyor.driver.start.Archive;
import ug.open.conveyor.driver.start.Launch;
import ug.open.conveyor.driver.stream.PrivateStream;
import ug.open.conveyor.driver.system.OperatingSystem;

/** What the class-data archive is made from: a day's commands, once each in one process. */
public final class Train {
    /** So many runs that the store has a lookup file, as those of most users have. */
    private static final int RUNS = 20;

    private static final boolean WINDOWS = OperatingSystem.here().isWindows();
    private static final String NOTHING = WINDOWS ? "cmd /c exit 0" : "true";
    private static final String COUNT = WINDOWS ? "cmd /c for /l %i in (1,1,999) do @echo %i" : "seq 30000";
    private static final String RUN = "run --quiet --events events.jsonl -- " + NOTHING;

    /** It ends where it finds no key to read. */
    private static final String SCREEN = "browse";

    private static final List<String> DAY = List.of(
            "--version",
            "--help",
            "run --help",
            "logs --help",
            "run project --events events.jsonl",
            "run java --events events.jsonl --report junit=report.xml",
            "runs report @last --report html=report.html",
            "logs --run @last",
            "logs",
            "logs -ojson", // as picocli splits it
            "runs",
            "runs show @last",
            "replay @last -- " + NOTHING,
            "logs -F --grep none",
            "logs --grep 29[0-9]+7 -C2",
            "logs --grep [8-9]{4} --tail 5",
            "logs --grep 7{3} -v -c",
            SCREEN);

    private static final String EVENT = """
            {"kind":"session","format":1,"tool":"train","driver":"train","mode":"offline","time":"2026-01-01T00:00:00.000001Z"}
            {"event":"create","run_id":"train-1","payload":"{\\"id\\":\\"1\\",\\"name\\":\\"app\\",\\"resource\\":\\"workflow\\",\\"spec\\":{}}"}
            {"event":"create","run_id":"train-2","payload":{"id":"1","name":"app","resource":"workflow","spec":{"a":[1]}}}
            """;

    /** Its driver prints enough lines for a search to take two threads, as it does on the files of most users. */
    private static final String PROJECT = """
            name: train
            resources: [workflow]
            events: ["*"]
            run: %s
            timeout: 1m
            retry: {times: 1, pause: 2s}
            env: {LEVEL: debug}
            """;

    private static final String JAVA_PROJECT = """
            name: train
            resources: [workflow]
            java: Trained
            """;

    /** A day's driver, so that the archive has the parts of the compiler that most drivers need. */
    private static final String JAVA = """
            import java.util.List;
            import java.util.Map;
            import ug.open.conveyor.driver.Driver;
            import ug.open.conveyor.driver.DriverContext;
            import ug.open.conveyor.driver.DriverMessage;
            import ug.open.conveyor.driver.DriverResult;

            public final class Trained implements Driver {
                record Step(String name, List<String> words) {}

                @Override
                public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
                    Step step = new Step(message.resource().name(), List.of("a", "b"));
                    int count = 0;
                    for (String word : step.words()) {
                        context.logger().info("step " + word);
                        count += step.words().stream().filter(each -> each.equals(word)).toList().size();
                    }
                    return count > 2 ? DriverResult.failure("no") : DriverResult.success("done", Map.of("count", count));
                }
            }
            """;

    /** The further classes of a run of a program, which needs a server and so cannot be run here; TrainedClassesIT writes the list and holds it. */
    private static final String OTHERS = "train.classes";

    /** Stands behind a class in that list for the classes that the build has made of its lambdas ({@code QuickStart}), whose numbers change. */
    private static final String LAMBDAS = "$$Lambda*";

    /** Runs them. It returns, as {@link Main#main} does: the end of a start is trained too. */
    public static void main(String[] args) throws IOException {
        Ahead.start();
        PrivateStream.prepare(); // the lambdas of the JDK's sockets; done long before the day is over
        Environment real = Main.environment(new ProcessSignals());
        Path folder = Files.createTempDirectory("conveyor-driver-train");
        try {
            Files.writeString(folder.resolve("events.jsonl"), EVENT);
            Path project = Files.createDirectory(folder.resolve("project"));
            Files.writeString(project.resolve("driver.yaml"), String.format(PROJECT, COUNT));
            Path java = Files.createDirectories(folder.resolve("java/src/main/java"));
            Files.writeString(folder.resolve("java/driver.yaml"), JAVA_PROJECT);
            Files.writeString(java.resolve("Trained.java"), JAVA);
            for (int i = 0; i < RUNS; i++) {
                Cli.execute(in(folder, real), Cli.read(RUN.split(" ")));
            }
            for (String line : DAY) {
                Environment env = in(folder, real);
                Cli.execute(line.equals(SCREEN) ? onATerminal(env) : env, Cli.read(line.split(" ")));
            }
            loadOthers();
            Archive.makeIfMissing(Optional.empty(), in(folder, real).variables());
            Launch.read(System.getProperties()).ifPresent(Launch::hasArchive);
        } finally {
            remove(folder);
        }
    }

    /** Another JDK may lack one, and a later build: then a start is slower by that class. */
    private static void loadOthers() throws IOException {
        Json.parse("\"é\""); // not plain, and so read by Jackson
        try (InputStream list = Train.class.getResourceAsStream(OTHERS)) {
            for (String name : new String(list.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (name.endsWith(LAMBDAS)) {
                    String numbered = name.substring(0, name.length() - 1);
                    for (int number = 0; isLoaded(numbered + number); number++) {}
                } else {
                    isLoaded(name);
                }
            }
        }
    }

    private static boolean isLoaded(String name) {
        try {
            return Class.forName(name, false, Train.class.getClassLoader()) != null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // see above
        }
    }

    /** With a terminal that is not there: the command draws to the same output as all others. */
    private static Environment onATerminal(Environment env) {
        return with(env, env.folder(), env.variables(), new Screen(true, true, true, 80, 24));
    }

    /** For one command line, which decides how it speaks. */
    private static Environment in(Path folder, Environment real) {
        Map<String, String> variables = new HashMap<>(real.variables());
        variables.put("TERM", "xterm");
        variables.put("CONVEYOR_DRIVER_HOME", folder.resolve("store").toString());
        return with(real, folder, variables, real.screen());
    }

    private static Environment with(Environment real, Path folder, Map<String, String> variables, Screen screen) {
        return new Environment(
                real.in(),
                real.out(),
                real.err(),
                variables,
                folder,
                real.time(),
                real.ids(),
                real.platform(),
                screen,
                real.signals(),
                new Voice());
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
