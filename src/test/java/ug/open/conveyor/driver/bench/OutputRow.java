package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All log lines of a run to a pipe, beside {@code cat} of the same files; and those of a thousand sessions at a time, merged by time. */
final class OutputRow implements Row {
    private static final int SESSIONS = 1000;
    private static final int MOST_MEBIBYTES = 128;
    private static final String TEMPLATE = "{timestamp} {level} {driver}: {message}";

    @Override
    public String name() {
        return "output";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 3_000_000 : 1_000_000;
        Stores.oneRun(setting.store(), count);
        Path together = setting.folder().resolve("together");
        Stores.together(together, SESSIONS, count / SESSIONS);
        setting.warm();
        ProcessBuilder merged = setting.tool("logs");
        merged.environment().put("CONVEYOR_DRIVER_HOME", together.toString());
        String files = setting.store().resolve("sessions") + "/*.jsonl";
        Map<String, Double> medians = new Turns(setting.full() ? 7 : 5)
                .add("cat", piped(setting.program("sh", "-c", "cat " + files)))
                .add("text", piped(setting.tool("logs", "--run", "@last")))
                .add("json", piped(setting.tool("logs", "--run", "@last", "-o", "json")))
                .add("template", piped(setting.tool("logs", "--run", "@last", "--template", TEMPLATE)))
                .add("all", piped(setting.tool("logs")))
                .add("merged", piped(merged))
                .medians();
        double cat = medians.get("cat");
        String lines = String.format("logs --run X, %,d lines", count);
        sheet.rate(lines, count, medians.get("text"), "cat", cat, 3_000_000);
        sheet.ratio(lines, medians.get("text"), "cat", cat, 3);
        sheet.rate(lines + ", -o json", count, medians.get("json"), "cat", cat, 5_000_000);
        sheet.ratio(lines + ", -o json", medians.get("json"), "cat", cat, 3);
        sheet.ratio(lines + ", --template", medians.get("template"), "as text", medians.get("text"), 2);
        sheet.rate(
                String.format("logs of a store, %,d lines", count), count, medians.get("all"), "cat", cat, 3_000_000);
        sheet.ratio("logs of 1,000 sessions at a time", medians.get("merged"), "of one", medians.get("all"), 2);
        sheet.size("logs of 1,000 sessions at a time, resident", Resident.most(merged, "cat"), MOST_MEBIBYTES);
    }

    private static Job piped(ProcessBuilder builder) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" | cat >/dev/null"));
        command.addAll(builder.command());
        ProcessBuilder shell = new ProcessBuilder(command).directory(builder.directory());
        shell.environment().clear();
        shell.environment().putAll(builder.environment());
        return new Job(shell);
    }
}
