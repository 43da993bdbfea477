package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command that does nothing, once per event, beside the barest loop that starts it as often. */
final class CommandRow implements Row {
    @Override
    public String name() {
        return "command";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 3000 : 1000;
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), count);
        setting.warm();
        Map<String, Double> medians = new Turns(setting.full() ? 7 : 5)
                .add(
                        "bare",
                        new Job(setting.program(BareProcesses.class, List.of(), Integer.toString(count), "1", "true")))
                .add("run", new Job(setting.tool("run", "--events", events.toString(), "--", "true")))
                .medians();
        sheet.ratio(
                String.format("run of %,d events, a command", count),
                medians.get("run"),
                "bare ProcessBuilder loop",
                medians.get("bare"),
                1.5);
    }
}
