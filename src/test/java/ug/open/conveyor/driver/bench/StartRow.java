package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Short commands from the second start on, as whole processes, beside a program that does nothing. */
final class StartRow implements Row {
    private static final String FLOOR = "empty program";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        String run = Stores.oneRun(setting.store(), 1000);
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), 1);
        Path project = setting.project("run: \"true\"");
        setting.warm();
        Map<String, Double> medians = new Turns(setting.full() ? 41 : 21)
                .add(FLOOR, new Job(setting.emptyProgram()))
                .add("--version", new Job(setting.tool("--version")))
                .add("logs --run X, 1,000 lines", new Job(setting.tool("logs", "--run", run)))
                .add("--help", new Job(setting.tool("--help")))
                .add("run --help", new Job(setting.tool("run", "--help")))
                .add(
                        "run --events, one event, driver.yaml",
                        new Job(setting.tool("run", project.toString(), "--events", events.toString())))
                .add(
                        "run --events, one event, a command",
                        new Job(setting.tool("run", "--events", events.toString(), "--", "true")))
                .medians();
        double floor = medians.remove(FLOOR);
        medians.forEach((what, seconds) -> sheet.ratio(what, seconds, FLOOR, floor, most(what)));
    }

    private static double most(String what) {
        if (what.startsWith("run --events")) {
            return 3;
        }
        return what.endsWith("--help") ? 2.3 : 2;
    }
}
