package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A suite of cases with a command that does nothing, two at a time, beside the barest loops that start it as often, two at a time. */
final class SuiteRow implements Row {
    private static final String AT_A_TIME = "2";

    @Override
    public String name() {
        return "suite";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 3000 : 1000;
        Path cases = EventFile.writeWithResults(setting.folder().resolve("cases.jsonl"), count);
        setting.warm();
        Map<String, Double> medians = new Turns(setting.full() ? 7 : 5)
                .add(
                        "bare",
                        new Job(setting.program(
                                BareProcesses.class, List.of(), Integer.toString(count), AT_A_TIME, "true")))
                .add(
                        "check",
                        new Job(setting.tool(
                                "replay", "--check", "--concurrency", AT_A_TIME, cases.toString(), "--", "true")))
                .medians();
        sheet.ratio(
                String.format("suite of %,d cases, a command, 2 at a time", count),
                medians.get("check"),
                "bare ProcessBuilder loops",
                medians.get("bare"),
                1.3);
    }
}
