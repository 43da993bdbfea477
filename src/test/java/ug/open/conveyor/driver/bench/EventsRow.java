package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An offline run of a driver that does nothing, two events at a time, with the run store on, in a small heap. */
final class EventsRow implements Row {
    private static final String HEAP = "-Xmx128m";
    private static final int MOST_MEBIBYTES = 160;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 1_000_000 : 300_000;
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), count);
        Path project = setting.driverOf(NoOpDriver.class);
        setting.warm();
        ProcessBuilder run =
                setting.tool("run", project.toString(), "--events", events.toString(), "--concurrency", "2");
        run.environment().put("CONVEYOR_DRIVER_JAVA_OPTS", HEAP);
        ProcessBuilder parse = setting.program(ParseAlone.class, List.of(HEAP), events.toString());
        Map<String, Double> medians = new Turns(3)
                .add("parse", new Job(parse))
                .add("run", new Job(run).before(() -> Folders.remove(setting.store())))
                .medians();
        sheet.better(3)
                .rate(
                        String.format("run of %,d events, 2 at a time, %s", count, HEAP),
                        count,
                        medians.get("run"),
                        "parsing alone",
                        medians.get("parse"),
                        50_000);
        Folders.remove(setting.store());
        sheet.size("the same, resident at most", Resident.most(run, "none"), MOST_MEBIBYTES);
    }
}
