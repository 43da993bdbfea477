package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Drivers that take part in an event stream, with the run store on, beside one on Conveyor's Go runtime: a program that {@code GO_DRIVER}
 * names, called with the driver's name, its resource type and how many lines to log, and the stream in {@code CONVEYOR_NATS_URL}. Without
 * it figures that were measured before stand for it.
 */
final class JoinRow implements Row {
    private static final int NAMES = 100;
    private static final int ROUNDS = 5;

    /** A driver stays for days: what it is like while the compiler is at work, as it is for 200,000 events, is no measure of it. */
    private static final int WARM_UP = 12;

    private static final int LONE = 500;
    private static final int MOST_MEBIBYTES = 120;

    @Override
    public String name() {
        return "join";
    }

    /** What is measured of one driver, ours or the peer. */
    private interface Measure {
        double seconds(String type) throws IOException, InterruptedException;
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int events = setting.full() ? 20_000 : 5_000;
        int lines = setting.full() ? 100_000 : 20_000;
        setting.warm();
        try (LiveStream stream = LiveStream.start(setting.folder().resolve("nats"))) {
            Contest contest = new Contest(setting, sheet, stream);
            contest.rate("events, nothing done", events, 1, 0, type -> stream.burst(type, events, events, 0), 1, 3250);
            contest.rate(
                    "events with 5 log lines", events, 1, 5, type -> stream.burst(type, events, events, 5), 3, 830);
            contest.rate(
                    "events, concurrency 16, 100 names",
                    events,
                    16,
                    0,
                    type -> stream.burst(type, events, NAMES, 0),
                    3,
                    3250);
            contest.rate("log lines of one run", lines, 1, lines, type -> stream.log(type, lines), 10, 5000);
            contest.latency(type -> stream.lone(type, LONE), 2, 0.0005);
            contest.memory();
        }
    }

    /** Both drivers on one stream, measured in turn. */
    private static final class Contest {
        private final Setting setting;
        private final Sheet sheet;
        private final LiveStream stream;
        private final Optional<String> peer = Optional.ofNullable(System.getenv("GO_DRIVER"));
        private final Path project;
        private int drivers;

        Contest(Setting setting, Sheet sheet, LiveStream stream) throws IOException {
            this.setting = setting;
            this.sheet = sheet;
            this.stream = stream;
            this.project = setting.driverOf(LoggingDriver.class);
        }

        void rate(String what, int count, int concurrency, int lines, Measure measure, double least, double known)
                throws IOException, InterruptedException {
            double[] seconds = seconds(concurrency, lines, measure, count / known);
            sheet.faster(what, count, seconds[0], "Go runtime", seconds[1], least);
        }

        void latency(Measure measure, double most, double known) throws IOException, InterruptedException {
            double[] seconds = seconds(1, 0, measure, known);
            sheet.ratio("a lone event, to its result", seconds[0], "Go runtime", seconds[1], most);
        }

        void memory() throws IOException, InterruptedException {
            String type = "memory";
            Process process = ours(type, 1);
            try {
                TimeUnit.SECONDS.sleep(2);
                sheet.size("memory at rest, joined", resident(process), MOST_MEBIBYTES);
            } finally {
                end(process);
            }
        }

        /** The medians of ours and of the peer. */
        private double[] seconds(int concurrency, int lines, Measure measure, double known)
                throws IOException, InterruptedException {
            String ours = "ours" + ++drivers;
            String theirs = "theirs" + drivers;
            Process process = ours(ours, concurrency);
            Optional<Process> other =
                    peer.isPresent() ? Optional.of(theirs(peer.get(), theirs, lines)) : Optional.empty();
            try {
                double[] mine = new double[ROUNDS];
                double[] their = new double[ROUNDS];
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    double one = measure.seconds(ours);
                    double another = other.isPresent() ? measure.seconds(theirs) : known;
                    if (round >= 0) {
                        mine[round] = one;
                        their[round] = another;
                    }
                }
                return new double[] {Turns.median(mine), Turns.median(their)};
            } finally {
                end(process);
                if (other.isPresent()) {
                    end(other.get());
                }
            }
        }

        private Process ours(String type, int concurrency) throws IOException, InterruptedException {
            return start(
                    setting.tool(
                            "run",
                            project.toString(),
                            "--join",
                            "--quiet",
                            "--name",
                            type,
                            "--resource",
                            type,
                            "--concurrency",
                            Integer.toString(concurrency)),
                    type);
        }

        private Process theirs(String program, String type, int lines) throws IOException, InterruptedException {
            return start(setting.program(program, type, type, Integer.toString(lines)), type);
        }

        private Process start(ProcessBuilder builder, String name) throws IOException, InterruptedException {
            builder.environment().put("CONVEYOR_NATS_URL", stream.url());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(setting.folder().resolve(name + ".err").toFile());
            Process process = builder.start();
            stream.awaitDriver(name, process);
            return process;
        }

        private static void end(Process process) throws InterruptedException {
            process.destroy();
            process.waitFor();
        }

        /** In KiB, as the system counts it. */
        private static long resident(Process process) throws IOException {
            List<String> status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
            String line = status.stream()
                    .filter(each -> each.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
    }
}
