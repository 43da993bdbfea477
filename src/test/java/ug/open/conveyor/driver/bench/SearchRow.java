package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A search of all log lines of a store, beside {@code grep} on the same files. */
final class SearchRow implements Row {
    private static final String TEXT = LogLines.NEEDLE;
    private static final String REGEX = "checksum mism[a-z]+ at stage";

    private static final List<Search> SEARCHES = List.of(
            new Search("fixed text", List.of("-F", "--grep", TEXT), List.of("-rF", TEXT), 2),
            new Search("regular expression", List.of("--grep", REGEX), List.of("-rE", REGEX), 3),
            new Search("with context", List.of("-F", "-C2", "--grep", TEXT), List.of("-rFC2", TEXT), 3));

    /** The same search twice: the options of {@code logs} and the words of {@code grep}. */
    private record Search(String what, List<String> ours, List<String> theirs, double most) {}

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 10_000_000 : 2_000_000;
        Stores.logLines(setting.store(), count);
        setting.warm();
        for (Search search : SEARCHES) {
            Map<String, Double> medians = new Turns(setting.full() ? 7 : 5)
                    .add("grep", grep(setting, search.theirs()))
                    .add("logs", logs(setting, search.ours()))
                    .medians();
            sheet.ratio(
                    String.format("logs --grep, %,d lines, %s", count, search.what()),
                    medians.get("logs"),
                    "grep " + search.theirs().get(0),
                    medians.get("grep"),
                    search.most());
        }
    }

    /** Into a file: into /dev/null it would stop at its first match. */
    private static Job grep(Setting setting, List<String> words) {
        List<String> command = new ArrayList<>(List.of("grep"));
        command.addAll(words);
        command.add(setting.store().toString());
        return new Job(setting.program(command.toArray(String[]::new)))
                .into(setting.folder().resolve("theirs"));
    }

    private static Job logs(Setting setting, List<String> options) {
        List<String> command = new ArrayList<>(List.of("logs"));
        command.addAll(options);
        return new Job(setting.tool(command.toArray(String[]::new)))
                .into(setting.folder().resolve("ours"));
    }
}
