package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Short commands from the second start on, as whole processes, beside a program that does nothing. */
final class StartRow implements Row {
    private static final String FLOOR = "empty program";
    private static final String LOGS = "logs --run X, 1,000 lines";

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
                .add(LOGS, new Job(setting.tool("logs", "--run", run)))
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
        medians.forEach((what, seconds) -> sheet.ratio(
                what, seconds, FLOOR, floor, most(what, setting.jdk().feature())));
    }

    private static double most(String what, int jdk) {
        return switch (what) {
            case "--version", "--help" -> 1.25;
            case "run --help" -> 1.3;
            case LOGS -> 1.5;
            default -> jdk < 25 ? 2 : 2.2;
        };
    }
}
