package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What one command prints, fast, on its way into the run store and to standard output. */
final class LinesRow implements Row {
    /** With its line feed, 100 bytes. */
    private static final String LINE =
            "Resolved 1204 of 1204 packages in 2.31 s, from the cache: 1198, downloaded: 6 (4.2 MiB), all is well.";

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 3_000_000 : 1_000_000;
        String script = "yes '" + LINE.substring(0, 99) + "' | head -n " + count;
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), 1);
        setting.warm();
        ProcessBuilder run = setting.tool("run", "--events", events.toString(), "--", "sh", "-c", script);
        ProcessBuilder bare = setting.program(BareProcesses.class, List.of(), "1", "1", "sh", "-c", script);
        Map<String, Double> medians = new Turns(setting.full() ? 5 : 3)
                .add("bare", new Job(bare))
                .add(
                        "run",
                        new Job(run)
                                .into(setting.folder().resolve("out"))
                                .before(() -> Folders.remove(setting.store())))
                .medians();
        sheet.rate(
                String.format("%,d log lines of one command", count),
                count,
                medians.get("run"),
                "read and thrown away",
                medians.get("bare"),
                1_000_000);
        sheet.ratio("the same", medians.get("run"), "read and thrown away", medians.get("bare"), 1.5);
    }
}
