package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An offline run of a driver that does nothing, with the run store on, in a small heap. */
final class EventsRow implements Row {
    private static final String HEAP = "-Xmx128m";

    @Override
    public String name() {
        return "events";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 1_000_000 : 200_000;
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), count);
        Path project = setting.project(
                "java: {class: " + NoOpDriver.class.getName() + ", classpath: [" + driverClasses(setting) + "]}");
        setting.warm();
        ProcessBuilder run = setting.tool("run", project.toString(), "--events", events.toString());
        run.environment().put("CONVEYOR_DRIVER_JAVA_OPTS", HEAP);
        ProcessBuilder parse = setting.program(ParseAlone.class, List.of(HEAP), events.toString());
        Map<String, Double> medians = new Turns(3)
                .add("parse", new Job(parse))
                .add("run", new Job(run).before(() -> Folders.remove(setting.store())))
                .medians();
        sheet.rate(
                String.format("run of %,d events, %s", count, HEAP),
                count,
                medians.get("run"),
                "parsing alone",
                medians.get("parse"),
                50_000);
    }

    /** A folder with that class alone: a driver sees nothing else of the tests. */
    private static Path driverClasses(Setting setting) throws IOException {
        Path classes = setting.folder().resolve("classes");
        Path file = Path.of(NoOpDriver.class.getName().replace('.', '/') + ".class");
        Folders.copy(Setting.testClasses().resolve(file), classes.resolve(file));
        return classes;
    }
}
