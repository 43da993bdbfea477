package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs a project's own build, and shows the end of what it said. Nothing of it is left when it is told to stop, or this tool is killed. */
record BuildCommand(List<String> words, Path folder, Consumer<String> told) {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long LAST_WAIT_MILLIS = 1_000; // a build may leave a daemon that holds its output
    private static final String MARK = "CONVEYOR_DRIVER_BUILD";
    private static final AtomicLong BUILDS = new AtomicLong();

    /**
     * Builds.
     *
     * @throws LoadException when the build cannot start or fails, with the last lines it printed
     */
    void run() throws LoadException, InterruptedException {
        String command = "'" + String.join(" ", words) + "'";
        ProcessBuilder builder = builder();
        told.accept("building: " + command);
        BuildOutput output = new BuildOutput();
        ExitStatus exit = run(builder, output);
        if (!exit.success()) {
            throw new LoadException("the build failed: " + command + " ended with " + exit.text() + "\n"
                    + String.join("\n", output.last()));
        }
        output.last().forEach(told);
    }

    private ProcessBuilder builder() throws LoadException {
        List<String> command = new ArrayList<>(words);
        command.set(0, Executable.of(folder, Map.of()).find(words.get(0)).toString());
        return new ProcessBuilder(OwnSession.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
    }

    private ExitStatus run(ProcessBuilder builder, BuildOutput output) throws LoadException, InterruptedException {
        String value = ScratchFolder.NAME + BUILDS.incrementAndGet();
        builder.environment().put(MARK, value);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return await(
                    process,
                    MARK + "=" + value,
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
        Guardian guardian = new Guardian(process, mark, "");
        try {
            guardian.start();
            int code = process.waitFor();
            pump.awaitEnd(LAST_WAIT_MILLIS);
            return new ExitStatus(code);
        } catch (InterruptedException cancelled) {
            new ProcessTree(process, mark).stop(GRACE);
            throw cancelled;
        } finally {
            guardian.close();
            pump.release();
        }
    }
}
