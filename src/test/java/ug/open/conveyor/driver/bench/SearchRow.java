package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.fakes.Programs;

/** A search of all log lines of a store, beside {@code rg} on the same files, or {@code grep} where there is no {@code rg}. */
final class SearchRow implements Row {
    private static final String TEXT = LogLines.NEEDLE;

    private static final List<Search> SEARCHES = List.of(
            new Search("fixed text", List.of("-F", "--grep", TEXT), List.of("-F", TEXT), 1.5),
            new Search(
                    "with a literal", List.of("--grep", "mism[a-z]+ at [a-z]+"), List.of("mism[a-z]+ at [a-z]+"), 1.5),
            new Search("with a short literal", List.of("--grep", "[0-9]{3}77$"), List.of("[0-9]{3}77\""), 1.5),
            new Search(
                    "without a literal",
                    List.of("--grep", "[c-k]{5}[s-u]{2}[m-n]"),
                    List.of("[c-k]{5}[s-u]{2}[m-n]"),
                    2));

    private static final List<List<String>> OPTIONS = List.of(
            List.of("-C2"), List.of("-A2"), List.of("-B2"), List.of("-c"), List.of("-v", "-c"), List.of("--tail", "5"));

    private static final double MOST_OF_OPTIONS = 1.3;

    /** The same search twice: the options of {@code logs} and the words of the peer. */
    private record Search(String what, List<String> ours, List<String> theirs, double most) {}

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 10_000_000 : 3_000_050;
        int turns = setting.full() ? 7 : 5;
        Stores.logLines(setting.store(), count);
        setting.warm();
        boolean ripgrep = Programs.isThere("rg");
        if (!ripgrep) {
            sheet.note("There is no rg on the PATH: grep, which searches on one core, takes its place.");
        }
        for (Search search : SEARCHES) {
            Map<String, Double> medians = new Turns(turns)
                    .add("peer", peer(setting, ripgrep, search.theirs()))
                    .add("start", new Job(setting.tool("--version")))
                    .add("logs", logs(setting, search.ours()))
                    .medians();
            sheet.ratio(
                    String.format("logs --grep, %,d lines, %s", count, search.what()),
                    medians.get("logs"),
                    (ripgrep ? "rg -j2" : "grep -r") + " and a start",
                    medians.get("peer") + medians.get("start"),
                    search.most());
        }
        options(setting, sheet, turns);
        inverted(setting, sheet, turns);
        tenTimes(setting, sheet, turns, count);
    }

    private static void options(Setting setting, Sheet sheet, int turns) throws IOException, InterruptedException {
        Turns all = new Turns(turns).add("plain", logs(setting, SEARCHES.get(0).ours()));
        for (List<String> more : OPTIONS) {
            List<String> words = new ArrayList<>(SEARCHES.get(0).ours());
            words.addAll(more);
            all.add(String.join(" ", more), logs(setting, words));
        }
        Map<String, Double> medians = all.medians();
        double plain = medians.remove("plain");
        medians.forEach((option, seconds) ->
                sheet.ratio("logs --grep " + option, seconds, "the same without", plain, MOST_OF_OPTIONS));
    }

    /** Nearly all lines are found, so what they cost without a search is what a search can come near to. */
    private static void inverted(Setting setting, Sheet sheet, int turns) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(SEARCHES.get(0).ours());
        words.add("-v");
        Map<String, Double> medians = new Turns(turns)
                .add("all", logs(setting, List.of()))
                .add("inverted", logs(setting, words))
                .medians();
        sheet.ratio(
                "logs --grep -v, all but 50 lines",
                medians.get("inverted"),
                "logs",
                medians.get("all"),
                MOST_OF_OPTIONS);
    }

    private static void tenTimes(Setting setting, Sheet sheet, int turns, int count)
            throws IOException, InterruptedException {
        Path tenth = setting.folder().resolve("tenth");
        Stores.logLines(tenth, count / 10);
        ProcessBuilder less = command(setting, SEARCHES.get(0).ours());
        less.environment().put("CONVEYOR_DRIVER_HOME", tenth.toString());
        Map<String, Double> medians = new Turns(turns)
                .add("tenth", new Job(less).into(setting.folder().resolve("ours")))
                .add("all", logs(setting, SEARCHES.get(0).ours()))
                .medians();
        sheet.ratio("logs --grep, 10 times the lines", medians.get("all"), "10 times", 10 * medians.get("tenth"), 1);
    }

    /** Into a file: into /dev/null it would stop at its first match. */
    private static Job peer(Setting setting, boolean ripgrep, List<String> words) {
        List<String> command = new ArrayList<>(ripgrep ? List.of("rg", "-j2") : List.of("grep", "-rE"));
        if (!ripgrep && words.get(0).equals("-F")) {
            command.set(1, "-r");
        }
        command.addAll(words);
        command.add(setting.store().toString());
        return new Job(setting.program(command.toArray(String[]::new)))
                .into(setting.folder().resolve("theirs"));
    }

    private static Job logs(Setting setting, List<String> options) {
        return new Job(command(setting, options)).into(setting.folder().resolve("ours"));
    }

    private static ProcessBuilder command(Setting setting, List<String> options) {
        List<String> command = new ArrayList<>(List.of("logs"));
        command.addAll(options);
        return setting.tool(command.toArray(String[]::new));
    }
}
