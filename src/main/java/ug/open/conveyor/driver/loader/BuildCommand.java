package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs a project's own build, and shows the end of its output. When it is stopped, or this tool is killed, no process of it stays. */
record BuildCommand(List<String> words, Path folder, Consumer<String> told) {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long LAST_WAIT_MILLIS = 1_000; // a build may leave a daemon that holds its output
    static final String MARK = "CONVEYOR_DRIVER_BUILD";
    private static final AtomicLong BUILDS = new AtomicLong();

    /**
     * Builds.
     *
     * @throws LoadException when the build cannot start or fails, with the last lines it printed
     */
    void run() throws LoadException, InterruptedException {
        run("building: ", "the build failed: ");
    }

    /**
     * Runs the command.
     *
     * @param begins the beginning of the line that reports its start, in front of the command
     * @param failed the beginning of the message where it fails, likewise
     * @throws LoadException when it cannot start or fails, with the last lines it printed
     */
    void run(String begins, String failed) throws LoadException, InterruptedException {
        String command = "'" + String.join(" ", words) + "'";
        ProcessBuilder builder;
        try {
            builder = builder();
        } catch (LoadException missing) {
            throw new LoadException(failed + missing.getMessage(), missing);
        }
        told.accept(begins + command);
        Output output = new Output();
        ExitStatus exit = run(builder, output);
        if (!exit.success()) {
            List<String> lines = new ArrayList<>(output.last());
            lines.add(0, failed + command + " ended with " + exit.text());
            throw new LoadException(String.join("\n", lines));
        }
        output.last().forEach(told);
    }

    private ProcessBuilder builder() throws LoadException {
        return new ProcessBuilder(OwnSession.of(Executable.of(folder, Map.of()).words(words)))
                .directory(folder.toFile())
                .redirectErrorStream(true);
    }

    private ExitStatus run(ProcessBuilder builder, Output output) throws LoadException, InterruptedException {
        String value = ScratchFolder.NAME + BUILDS.incrementAndGet();
        builder.environment().put(MARK, value);
        String mark = MARK + "=" + value;
        try (Guardian guardian = new Guardian(mark, "")) {
            guardian.start();
            Process process = builder.start();
            guardian.guards(process);
            process.getOutputStream().close();
            return await(
                    process,
                    mark,
                    LinePump.start(process::getInputStream, new LineSplitter(output), BuildCommand::onItsOwnThread));
        } catch (IOException refused) {
            throw new LoadException(Executable.cannotStart(words.get(0), refused), refused);
        }
    }

    private static void onItsOwnThread(Runnable reading) {
        Thread thread = new Thread(reading, "output of a build");
        thread.setDaemon(true);
        thread.start();
    }

    private static ExitStatus await(Process process, String mark, LinePump pump) throws InterruptedException {
        try {
            int code = process.waitFor();
            pump.awaitEnd(LAST_WAIT_MILLIS);
            return new ExitStatus(code);
        } catch (InterruptedException cancelled) {
            new ProcessTree(process, mark).stop(GRACE);
            throw cancelled;
        } finally {
            pump.release();
        }
    }

    /** The last lines of a build. */
    private static final class Output implements LineSplitter.Sink {
        private static final int LINES_KEPT = 100;
        private static final int MAX_LENGTH = 2_000;

        private final Deque<String> last = new ArrayDeque<>();

        @Override
        public synchronized void line(byte[] buffer, int from, int to) {
            String line = new String(buffer, from, Math.min(to - from, MAX_LENGTH), StandardCharsets.UTF_8);
            last.add(line);
            if (last.size() > LINES_KEPT) {
                last.remove();
            }
        }

        @Override
        public byte[] piece(byte[] buffer) {
            line(buffer, 0, MAX_LENGTH);
            return new byte[0];
        }

        synchronized List<String> last() {
            return List.copyOf(last);
        }
    }
}
