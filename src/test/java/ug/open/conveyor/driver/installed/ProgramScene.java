package ug.open.conveyor.driver.installed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.live.NatsBinary;

/** A scene with the stand-in for a program on one of Conveyor's own runtimes, and events that tell it what to do. */
final class ProgramScene {
    final Scene scene;
    final String program = StandIn.program().toString();
    private final Path folder;

    ProgramScene(Path folder) {
        this.folder = folder;
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString());
    }

    /** Waits until nothing is left of what the tool has started. */
    void awaitNothingLeft() {
        Installation.await("the end of every process and folder", () -> left().isEmpty());
    }

    /** Processes of this test's programs. */
    private List<String> left() {
        List<String> left = new ArrayList<>();
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .forEach(process -> left.add(process.info().commandLine().orElse("")));
        return left;
    }

    /** A file of events, run-1 of the resource app1 and so on, each with what the program is to do. */
    String events(String... doings) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= doings.length; i++) {
            lines.append(event(i, i, doings[i - 1]));
        }
        return scene.write("doings.jsonl", lines.toString()).toString();
    }

    /** A line with an event of a run and of a resource, by their numbers. */
    static String event(int run, int resource, String doing) {
        return "{\"event\":\"create\",\"run_id\":\"run-" + run + "\",\"id\":\"m\",\"payload\":{\"id\":\"id-" + resource
                + "\",\"name\":\"app" + resource + "\",\"resource\":\"workflow\",\"spec\":{\"do\":\"" + doing
                + "\"}}}\n";
    }

    /** Runs the program in this form on such events. */
    Seen run(String form, String... doings) {
        return scene.run(
                "run",
                "--events",
                events(doings),
                "--program",
                "--payload",
                form.equals("go") ? "string" : "object",
                "--",
                program,
                form);
    }

    /** Runs it in the Go form, with these options. */
    Seen run(List<String> options, String... doings) {
        List<String> words = new ArrayList<>(List.of("run", "--events", events(doings)));
        words.addAll(options);
        words.addAll(List.of("--program", "--", program));
        return scene.run(words.toArray(String[]::new));
    }
}
