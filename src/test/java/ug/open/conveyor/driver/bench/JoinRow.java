package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final int MOST_MEBIBYTES = 64;

    /** Of the Go runtime, in seconds. */
    private static final double LONE_MEDIAN = 0.0005;

    private static final double LONE_99TH = 0.0012;

    @Override
    public String name() {
        return "join";
    }

    /** What is measured of one driver, ours or the peer: times in seconds. */
    private interface Measure {
        double[] seconds(String type) throws IOException, InterruptedException;
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int events = setting.full() ? 20_000 : 5_000;
        int lines = setting.full() ? 100_000 : 20_000;
        setting.warm();
        try (LiveStream stream = LiveStream.start(setting.folder().resolve("nats"))) {
            Contest contest = new Contest(setting, sheet, stream);
            contest.rate(
                    "events, nothing done",
                    new Burst(events, 1, 0),
                    type -> burst(stream.burst(type, events, events, 0)),
                    4,
                    3250);
            contest.rate(
                    "events with 5 log lines",
                    new Burst(events, 1, 5),
                    type -> burst(stream.burst(type, events, events, 5)),
                    9,
                    830);
            contest.rate(
                    "events, concurrency 16, 100 names",
                    new Burst(events, 16, 0),
                    type -> burst(stream.burst(type, events, NAMES, 0)),
                    5,
                    3250);
            contest.rate(
                    "log lines of one run",
                    new Burst(lines, 1, lines),
                    type -> burst(stream.log(type, lines)),
                    10,
                    5000);
            contest.latency(type -> stream.lone(type, LONE));
            contest.memory();
        }
    }

    private static double[] burst(double seconds) {
        return new double[] {seconds};
    }

    /** A load: the number of events, the concurrency of the driver, and the number of lines that it logs for each event. */
    private record Burst(int count, int concurrency, int lines) {}

    /** Both drivers on one stream, measured in turn. */
    private static final class Contest {
        private final Setting setting;
        private final Sheet sheet;
        private final LiveStream stream;
        private final Optional<String> peer = Optional.ofNullable(System.getenv("GO_DRIVER"));
        private final String peerName = peer.isPresent() ? "Go runtime" : "Go runtime, as measured before,";
        private final Path project;
        private int drivers;

        Contest(Setting setting, Sheet sheet, LiveStream stream) throws IOException {
            this.setting = setting;
            this.sheet = sheet;
            this.stream = stream;
            this.project = setting.driverOf(LoggingDriver.class);
        }

        void rate(String what, Burst burst, Measure measure, double least, double known)
                throws IOException, InterruptedException {
            Times times = times(burst, measure, burst.count() / known);
            sheet.faster(what, burst.count(), times.ours()[0], peerName, times.theirs()[0], least);
            sheet.note(what + ": " + times.shares().words());
        }

        void latency(Measure measure) throws IOException, InterruptedException {
            Times times = times(new Burst(LONE, 1, 0), measure, LONE_MEDIAN, LONE_99TH);
            sheet.ratio("a lone event, to its result", times.ours()[0], peerName, times.theirs()[0], 0.8);
            sheet.ratio("the same, 99th percentile", times.ours()[1], peerName, times.theirs()[1], 1.2);
        }

        void memory() throws IOException, InterruptedException {
            String type = "memory";
            Process process = ours(type, 1);
            try {
                TimeUnit.SECONDS.sleep(2);
                sheet.size("memory at rest, joined", Resident.of(process.pid()), MOST_MEBIBYTES);
            } finally {
                end(process);
            }
        }

        /** The medians of ours and of the peer, whose times are {@code known} where it is not there. */
        private Times times(Burst burst, Measure measure, double... known) throws IOException, InterruptedException {
            String ours = "ours" + ++drivers;
            String theirs = "theirs" + drivers;
            Process process = ours(ours, burst.concurrency());
            Optional<Process> other =
                    peer.isPresent() ? Optional.of(theirs(peer.get(), theirs, burst.lines())) : Optional.empty();
            try {
                List<double[]> mine = new ArrayList<>();
                List<double[]> their = new ArrayList<>();
                Shares shares = new Shares(stream::serverTime, process);
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    shares.begin();
                    double[] one = measure.seconds(ours);
                    shares.end(round >= 0);
                    boolean warming = round < -1; // no compiler is at work in the peer: one round is enough for it
                    double[] another = warming || other.isEmpty() ? known : measure.seconds(theirs);
                    if (round >= 0) {
                        mine.add(one);
                        their.add(another);
                    }
                }
                return new Times(Turns.medians(mine), Turns.medians(their), shares);
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
    }

    /** The medians of both, and who kept the processors busy meanwhile. */
    private record Times(double[] ours, double[] theirs, Shares shares) {}
}
