package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import ug.open.conveyor.driver.attempt.LineLogger;

/**
 * Reads a command's output and logs it.
 *
 * <p>When a command ends, its output most often ends too. A helper process that it left behind and that still holds the output is stopped: nobody
 * would read its output, and a build machine stays clean. A process with an output of its own, such as a daemon, stays.
 */
final class CommandOutput {
    private static final long IDLE_MILLIS = 500;
    private static final int MAX_ROUNDS = 10;
    private static final long LAST_WAIT_MILLIS = 5_000;
    private static final Duration HELPER_GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final List<LinePump> pumps;
    private final List<OutputLines> lines;
    private final OutputLines.Settings settings;

    private long millisReadHere;
    private boolean cut;

    private CommandOutput(
            Process process, List<LinePump> pumps, List<OutputLines> lines, OutputLines.Settings settings) {
        this.process = process;
        this.pumps = pumps;
        this.lines = lines;
        this.settings = settings;
        if (settings.logger() instanceof LineLogger logger) {
            logger.begins(this::begun);
        }
    }

    /** The line that has not ended yet: that of its error output, where it has one of its own, else of its output. */
    private String begun() {
        String text = "";
        for (int at = pumps.size() - 1; at >= 0 && text.isBlank(); at--) {
            text = lines.get(at).begun(pumps.get(at).begun());
        }
        return text;
    }

    /**
     * Starts a process and reads it. It is started by the thread that reads it, so that this one is most often there before the process can end.
     * Where it is not, as on a busy machine, the JDK has closed the pipe, and its end does not tell that nobody holds it any more.
     *
     * @throws IOException when it cannot be started
     */
    static CommandOutput start(Launch launch, boolean separate, Executor readers, OutputLines.Settings settings)
            throws IOException {
        Starting starting = new Starting(launch);
        List<LinePump> pumps = new ArrayList<>();
        List<OutputLines> lines = new ArrayList<>();
        pumps.add(LinePump.start(starting, splitter(settings, separate ? "out" : "", lines), readers));
        Process process = starting.process;
        if (separate) {
            pumps.add(LinePump.start(process::getErrorStream, splitter(settings, "err", lines), readers));
        }
        CommandOutput output = new CommandOutput(process, pumps, lines, settings);
        output.cut = !process.isAlive();
        return output;
    }

    /** Of one whose output waits until it is read: by this thread, as long as that takes a moment, and from then on by another. */
    static CommandOutput of(
            StartedCommand process,
            boolean separate,
            Executor readers,
            Patience patience,
            OutputLines.Settings settings) {
        List<LinePump> pumps = new ArrayList<>();
        List<OutputLines> lines = new ArrayList<>();
        MarkedPipe pipe = process.getInputStream();
        LinePump out = LinePump.of(pipe, splitter(settings, separate ? "out" : "", lines));
        pumps.add(out);
        if (separate) {
            LineSplitter err = splitter(settings, "err", lines);
            pumps.add(LinePump.of(process.getErrorStream(), err).readOn(readers));
        }
        CommandOutput output = new CommandOutput(process, pumps, lines, settings);
        patience.begin(pipe);
        boolean over = out.readHere(pipe.untilWoken());
        patience.end(pipe);
        if (!over) {
            out.readOn(readers);
            output.millisReadHere = Patience.MILLIS;
        }
        return output;
    }

    /** Starts a process. */
    @FunctionalInterface
    interface Launch {
        Process start() throws IOException;
    }

    /** Starts the process and gives what it prints. */
    private static final class Starting implements LinePump.Source {
        private final Launch launch;
        private volatile Process process;

        Starting(Launch launch) {
            this.launch = launch;
        }

        @Override
        public InputStream open() throws IOException {
            process = launch.start();
            return process.getInputStream();
        }
    }

    private static LineSplitter splitter(OutputLines.Settings settings, String stream, List<OutputLines> lines) {
        OutputLines of = new OutputLines(settings, stream.isEmpty() ? Map.of() : Map.of("stream", stream));
        lines.add(of);
        return new LineSplitter(of);
    }

    /** The last line of its error output, else of its output; empty where it printed none. Call it after {@link #finish}. */
    String lastLine() {
        String text = "";
        for (int at = lines.size() - 1; at >= 0 && text.isEmpty(); at--) {
            text = lines.get(at).last();
        }
        return text;
    }

    /** The process that was started. */
    Process process() {
        return process;
    }

    /** How long at least the thread that started the command has read before another took over; 0 where none did. */
    long millisReadHere() {
        return millisReadHere;
    }

    /** The number of bytes read. */
    long bytes() {
        long bytes = 0;
        for (LinePump pump : pumps) {
            bytes += pump.bytes();
        }
        return bytes;
    }

    /** Takes the rest, now that the command has ended. */
    void finish(ProcessTree tree) throws InterruptedException {
        try {
            if (!endsByItself() || cut) {
                stopHelpers(tree);
            }
        } finally {
            abandon();
        }
    }

    /** Takes what is left in the pipe, now that the command was stopped. */
    void drain() throws InterruptedException {
        ended(IDLE_MILLIS);
    }

    /** Whether nobody holds its output any more. */
    boolean isOver() {
        for (LinePump pump : pumps) {
            if (!pump.isOver()) {
                return false;
            }
        }
        return true;
    }

    /** Reads no further; an unfinished line counts as one. */
    void abandon() {
        for (LinePump pump : pumps) {
            pump.release();
        }
    }

    private boolean endsByItself() throws InterruptedException {
        for (int round = 0; round < MAX_ROUNDS; ) {
            long before = bytes();
            if (ended(IDLE_MILLIS)) {
                return true;
            }
            if (pumps.stream().noneMatch(LinePump::busy)) { // else it is the log that takes its time
                if (bytes() == before) {
                    return false;
                }
                round++;
            }
        }
        return false;
    }

    private boolean ended(long millis) throws InterruptedException {
        for (LinePump pump : pumps) {
            if (!pump.awaitEnd(millis)) {
                return false;
            }
        }
        return true;
    }

    private void stopHelpers(ProcessTree tree) throws InterruptedException {
        List<ProcessHandle> helpers = tree.holdingPipe();
        if (!helpers.isEmpty()) {
            String names = helpers.stream().map(ProcessTree::describe).collect(Collectors.joining(", "));
            ProcessTree.stop(helpers, HELPER_GRACE);
            settings.logger()
                    .warn("the command has ended but left "
                            + (helpers.size() == 1 ? "a process" : helpers.size() + " processes")
                            + " that held its output, and that was stopped: " + names
                            + (cut ? " (what it printed meanwhile may be lost)" : "")
                            + "; to outlive a run, a process needs an output of its own");
        }
        if (!ended(LAST_WAIT_MILLIS)) {
            settings.logger()
                    .warn("the command has ended, but a process that cannot be found holds its output;"
                            + " what it prints from now on is not read");
        }
    }
}
