package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Commands on a store, and on one of ten times as many executions: what they cost grows at most as the data. The row of searches has the same. */
final class GrowthRow implements Row {
    private static final int SEGMENTS = 100;
    private static final int TIMES = 10;
    private static final int RUNS_EACH = 100;
    private static final int LINES = 5;
    private static final String KEPT = "1000";
    private static final int SESSIONS = 5_000;
    private static final double MOST_OF_SESSIONS = 1.5;

    @Override
    public String name() {
        return "growth";
    }

    /** A store and a run in the middle of it. */
    private record Filled(Path home, String run) {
        static Filled of(Path home, int segments) throws IOException {
            return new Filled(home, Stores.manyRuns(home, segments, RUNS_EACH, LINES));
        }
    }

    /** A command on a store. */
    private interface Asks {
        Job of(Filled store);
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        Filled less = Filled.of(setting.folder().resolve("less"), SEGMENTS);
        Filled more = Filled.of(setting.folder().resolve("more"), TIMES * SEGMENTS);
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), 1);
        setting.warm();
        String size = String.format(" of %,d runs", TIMES * SEGMENTS * RUNS_EACH);
        Turns turns = new Turns(setting.full() ? 15 : 5);
        Contest contest = new Contest(turns, less, more);
        contest.add("logs --run X" + size, store -> on(store.home(), setting, "logs", "--run", store.run()));
        contest.add("runs --all" + size, store -> on(store.home(), setting, "runs", "--all"));
        contest.add("runs prune" + size, store -> {
            Path copy = setting.folder().resolve("copy");
            return on(copy, setting, "runs", "prune", "--keep", KEPT).before(() -> copyOf(store.home(), copy));
        });
        contest.add(
                "run --events, one event, store" + size,
                store -> on(store.home(), setting, "run", "--events", events.toString(), "--", "true"));
        contest.write(sheet);
        sessions(setting, sheet, events);
    }

    /** A store of as many sessions as a busy month has, of one run each, which are more names and fewer bytes. */
    private static void sessions(Setting setting, Sheet sheet, Path events) throws IOException, InterruptedException {
        Path many = setting.folder().resolve("many");
        Path few = setting.folder().resolve("few");
        Stores.manyRuns(many, SESSIONS, 1, 1);
        Stores.manyRuns(few, 1, 1, 1);
        Map<String, Double> medians = new Turns(7)
                .add("many", on(many, setting, "run", "--events", events.toString(), "--", "true"))
                .add("few", on(few, setting, "run", "--events", events.toString(), "--", "true"))
                .medians();
        sheet.ratio(
                String.format("run --events, one event, store of %,d sessions", SESSIONS),
                medians.get("many"),
                "of one",
                medians.get("few"),
                MOST_OF_SESSIONS);
    }

    private static Job on(Path home, Setting setting, String... words) {
        ProcessBuilder tool = setting.tool(words);
        tool.environment().put("CONVEYOR_DRIVER_HOME", home.toString());
        return new Job(tool);
    }

    private static void copyOf(Path from, Path to) throws IOException {
        Folders.remove(to);
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, to.resolve(from.relativize(file))));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Folders.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both stores, in turn. */
    private record Contest(Turns turns, Filled less, Filled more) {
        private static final String TENTH = ", a tenth";

        void add(String what, Asks command) {
            turns.add(what, command.of(more));
            turns.add(what + TENTH, command.of(less));
        }

        void write(Sheet sheet) throws IOException, InterruptedException {
            Map<String, Double> medians = turns.medians();
            medians.forEach((what, seconds) -> {
                if (!what.endsWith(TENTH)) {
                    double tenth = medians.get(what + TENTH);
                    sheet.ratio(what, seconds, "10 times a tenth of them", TIMES * tenth, 1);
                }
            });
        }
    }
}
