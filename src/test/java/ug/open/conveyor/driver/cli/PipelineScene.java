package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ug.open.conveyor.driver.json.Json;

/** A folder with a pipeline of three steps and the projects of their drivers, and the tool at work there. */
final class PipelineScene {
    static final String EVENT = "{\"event\":\"create\",\"run_id\":\"run-0001\",\"id\":\"m\",\"payload\":{\"id\":\"1\","
            + "\"name\":\"app\",\"pipeline\":\"p\",\"resource\":\"workflow\",\"metadata\":{\"version\":\"1\"},\"spec\":{}}}\n";

    private final Path folder;

    PipelineScene(Path folder) {
        this.folder = folder;
        write("p.yaml", steps("p", "one", "two", "three"));
        write("events.jsonl", EVENT);
        command("one", "echo \"one got $CONVEYOR_EVENT\"");
        command("two", "echo \"two got $CONVEYOR_EVENT\"");
        command("three", "echo \"three got $CONVEYOR_EVENT\"");
    }

    static String steps(String name, String... drivers) {
        StringBuilder text = new StringBuilder("name: " + name + "\nresource: workflow\nsteps:\n");
        for (String driver : drivers) {
            text.append("  - {id: \"")
                    .append(driver)
                    .append("\", name: ")
                    .append(driver)
                    .append(", driver: ");
            text.append(driver).append("}\n");
        }
        return text.toString();
    }

    Path write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A project whose driver is a script of the shell. */
    void command(String driver, String script) {
        project(driver, driver, "run: [sh, run.sh]\n");
        write(driver + "/run.sh", script + "\n");
    }

    void project(String place, String driver, String code) {
        write(place + "/driver.yaml", "name: " + driver + "\nresources: [workflow]\n" + code);
    }

    Here.Outcome run(String... words) {
        return new Here().folder(folder).run(words);
    }

    /** What the drivers of an outcome printed, of lines like {@code two got process}. */
    static String got(Here.Outcome ran) {
        return String.join(
                "; ",
                ran.out()
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.matches("(one|two|three) .*"))
                        .toList());
    }

    Here.Outcome through(String... more) {
        List<String> words = new ArrayList<>(List.of("run", "--pipeline", "p.yaml", "--events", "events.jsonl"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    /** The events that the drivers of a run were given, by driver. */
    Map<String, Object> received(String run) {
        Map<String, Object> received = new LinkedHashMap<>();
        run("runs", "show", run, "-o", "json").out().lines().forEach(line -> {
            Map<?, ?> attempt = (Map<?, ?>) Json.parse(line);
            received.put((String) attempt.get("driver"), attempt.get("received"));
        });
        return received;
    }

    /** What is left of events handed from step to step. */
    static List<Path> left() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("conveyor-driver-step"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
