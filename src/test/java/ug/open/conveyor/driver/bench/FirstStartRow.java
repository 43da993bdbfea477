package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.util.Map;

/** The first start ever: no class-data archive, and one to be made. */
final class FirstStartRow implements Row {
    private static final String FLOOR = "empty program";
    private static final double MOST = 2.5;

    @Override
    public String name() {
        return "first";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        String run = Stores.oneRun(setting.store(), 1000);
        Map<String, Double> medians = new Turns(setting.full() ? 41 : 21)
                .add(FLOOR, new Job(setting.emptyProgram()))
                .add("--version", first(setting, "--version"))
                .add("--help", first(setting, "--help"))
                .add("logs --run X, 1,000 lines", first(setting, "logs", "--run", run))
                .medians();
        double floor = medians.remove(FLOOR);
        medians.forEach((what, seconds) -> sheet.ratio(what + ", first start", seconds, FLOOR, floor, MOST));
    }

    private static Job first(Setting setting, String... arguments) {
        return new Job(setting.tool(arguments))
                .before(() -> Folders.remove(setting.cache()))
                .after(() -> Archives.stop(setting.cache()));
    }
}
