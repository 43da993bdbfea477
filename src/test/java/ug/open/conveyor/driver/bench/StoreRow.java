package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Finding one run in a large store, beside finding it in a store that has no other. */
final class StoreRow implements Row {
    private static final int SEGMENTS = 1000;
    private static final int RUNS_EACH = 100;
    private static final int LINES = 10;
    private static final int MANY_EACH = 1000;

    @Override
    public String name() {
        return "store";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        Path small = setting.folder().resolve("small");
        Path large = setting.store();
        String alone = Stores.oneRun(small, LINES);
        String among = Stores.manyRuns(large, SEGMENTS, RUNS_EACH, LINES);
        setting.warm();
        ProcessBuilder ofOne = setting.tool("logs", "--run", alone);
        ofOne.environment().put("CONVEYOR_DRIVER_HOME", small.toString());
        Map<String, Double> medians = new Turns(setting.full() ? 41 : 21)
                .add("small", new Job(ofOne))
                .add("large", new Job(setting.tool("logs", "--run", among)))
                .add("prefix", new Job(setting.tool("logs", "--run", among.substring(0, among.length() - 2))))
                .add("last", new Job(setting.tool("logs", "--run", "@last")))
                .medians();
        double floor = medians.remove("small");
        String size = String.format(" of %,d runs, %,d segments", SEGMENTS * RUNS_EACH, SEGMENTS);
        sheet.ratio("logs --run X" + size, medians.get("large"), "store of one run", floor, 1.5);
        sheet.ratio("logs --run PREFIX" + size, medians.get("prefix"), "store of one run", floor, 1.5);
        sheet.ratio("logs --run @last" + size, medians.get("last"), "store of one run", floor, 1.5);
        million(setting, sheet);
    }

    private static void million(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        Path home = setting.folder().resolve("million");
        String id = Stores.manyRuns(home, SEGMENTS, MANY_EACH, 1);
        ProcessBuilder lookUp = setting.tool("logs", "--run", id);
        lookUp.environment().put("CONVEYOR_DRIVER_HOME", home.toString());
        Map<String, Double> medians = new Turns(setting.full() ? 41 : 21)
                .add("version", new Job(setting.tool("--version")))
                .add("look-up", new Job(lookUp))
                .medians();
        sheet.ratio(
                String.format("logs --run X of %,d runs", SEGMENTS * MANY_EACH),
                medians.get("look-up"),
                "--version",
                medians.get("version"),
                1.3);
    }
}
