package ug.open.conveyor.driver.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import ug.open.conveyor.driver.live.NatsBinary;

/**
 * A driver that is a program on a runtime of its own, which does nothing, with the run store on: beside the same program on a stream that a Go
 * program feeds. It needs Go.
 */
final class ProgramRow implements Row {
    private static final int EVENTS = 20_000;
    private static final int ONE_AT_A_TIME = 2_000;
    private static final int NAMES = 100;
    private static final int ROUNDS = 3;
    private static final int STARTS = 11;
    private static final int MOST_MEBIBYTES = 200;

    @Override
    public String name() {
        return "program";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        if (!GoPrograms.possible()) {
            sheet.note("the rows of programs need Go on the PATH, which builds the program and what feeds it");
            return;
        }
        GoPrograms programs = new GoPrograms(setting.folder());
        Contest contest = new Contest(setting, programs.driver(), programs.feeder());
        setting.warm();
        contest.throughput(sheet);
        contest.latency(sheet);
        contest.start(sheet);
        contest.memory(sheet);
    }

    /** The tool and the feeder with one program. */
    private record Contest(Setting setting, Path driver, Path feeder) {
        void throughput(Sheet sheet) throws IOException, InterruptedException {
            double[] ours = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            Job run = new Job(run(EVENTS, 16)).before(() -> Folders.remove(setting.store()));
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = run.run();
                theirs[round] = fed(EVENTS).all();
            }
            sheet.faster(
                    String.format("run of %,d events, a program, 16 at a time", EVENTS),
                    EVENTS,
                    Turns.median(ours),
                    "fed alone",
                    Turns.median(theirs),
                    0.8);
        }

        void latency(Sheet sheet) throws IOException, InterruptedException {
            double[] ours = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            Job run = new Job(run(ONE_AT_A_TIME, 1)).before(() -> Folders.remove(setting.store()));
            for (int round = 0; round < ROUNDS; round++) {
                run.run();
                ours[round] = KeptTimes.median(setting.store());
                theirs[round] = fed(ONE_AT_A_TIME).lone();
            }
            sheet.ratio("a program's event, one at a time", Turns.median(ours), "fed alone", Turns.median(theirs), 1.5);
        }

        void start(Sheet sheet) throws IOException, InterruptedException {
            Path one = events(1);
            double[] starts = new double[STARTS];
            for (int i = 0; i < STARTS; i++) {
                starts[i] = fed(10).start();
            }
            Map<String, Double> medians = new Turns(STARTS)
                    .add("true", new Job(setting.tool("run", "--events", one.toString(), "--", "true")))
                    .add("program", new Job(run(1, 1)))
                    .medians();
            sheet.ratio(
                    "run of one event, a program",
                    medians.get("program"),
                    "-- true and its own start",
                    medians.get("true") + Turns.median(starts),
                    1.4);
        }

        void memory(Sheet sheet) throws IOException, InterruptedException {
            sheet.size("tool and server, a program", Resident.most(run(EVENTS, 16), "nats-server"), MOST_MEBIBYTES);
        }

        private ProcessBuilder run(int count, int concurrency) throws IOException {
            ProcessBuilder builder = setting.tool(
                    "run",
                    "--events",
                    events(count).toString(),
                    "--quiet",
                    "--concurrency",
                    Integer.toString(concurrency),
                    "--program",
                    "--",
                    driver.toString());
            builder.environment().put("CONVEYOR_NATS_SERVER", NatsBinary.find().toString());
            return builder;
        }

        /** Feeds the program on a server of its own. */
        private Fed fed(int count) throws IOException, InterruptedException {
            try (BareServer server = BareServer.start(setting)) {
                Path printed = setting.folder().resolve("fed.txt");
                new Job(setting.program(
                                feeder.toString(),
                                server.url(),
                                Integer.toString(count),
                                Integer.toString(NAMES),
                                driver.toString()))
                        .into(printed)
                        .run();
                String[] times = Files.readString(printed)
                        .lines()
                        .reduce("", (before, line) -> line)
                        .split(" ");
                return new Fed(
                        Double.parseDouble(times[0]), Double.parseDouble(times[1]), Double.parseDouble(times[2]));
            }
        }

        private Path events(int count) throws IOException {
            Path file = setting.folder().resolve("program-" + count + ".jsonl");
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                for (int i = 0; i < count; i++) {
                    out.write(
                            "{\"event\":\"create\",\"run_id\":\"run-" + i + "\",\"id\":\"m\",\"payload\":{\"id\":\"id-"
                                    + i % NAMES + "\",\"name\":\"app-" + i % NAMES
                                    + "\",\"resource\":\"workflow\",\"spec\":{\"do\":\"quiet\"}}}\n");
                }
            }
            return file;
        }
    }

    /**
     * What the feeder measured, in seconds.
     *
     * @param start from the program's start to its consumer
     * @param all all events
     * @param lone the median from a lone event to its result
     */
    private record Fed(double start, double all, double lone) {}

    /** The times of runs, by their lines in a run store. */
    private static final class KeptTimes {
        /** The median from the start of an attempt to its finish, in seconds; of a session that runs one at a time. */
        static double median(Path store) throws IOException {
            try (Stream<Path> files = Files.list(store.resolve("sessions"))) {
                Path file = files.filter(each -> each.toString().endsWith(".jsonl"))
                        .findFirst()
                        .orElseThrow();
                try (Stream<String> lines = Files.lines(file)) {
                    long[] start = new long[1];
                    return Turns.median(lines.filter(line ->
                                    line.startsWith("{\"kind\":\"start\"") || line.startsWith("{\"kind\":\"finish\""))
                            .mapToDouble(line -> {
                                long n = Long.parseLong(line.replaceAll(".*\"n\":(\\d+)}$", "$1"));
                                boolean starts = line.startsWith("{\"kind\":\"start\"");
                                double took = starts ? -1 : (n - start[0]) / 1e9;
                                start[0] = n;
                                return took;
                            })
                            .filter(took -> took >= 0)
                            .toArray());
                }
            }
        }
    }
}
