package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that runs for long and does not outlive this tool: it and all that it started end when it is closed, and also when this tool is
 * killed.
 */
public final class GuardedProcess implements AutoCloseable {
    static final String MARK = "CONVEYOR_DRIVER_PROCESS";
    private static final AtomicLong STARTED = new AtomicLong();

    private static final long MOMENT_MILLIS = 100;

    private final Process process;
    private final GuardedFolder guard;
    private final ProcessTree tree;

    private GuardedProcess(Process process, GuardedFolder guard, String mark) {
        this.process = process;
        this.guard = guard;
        this.tree = new ProcessTree(process, mark);
    }

    /**
     * Starts a program.
     *
     * @param builder its folder, variables, and where its streams go
     * @param words the program and its arguments; no shell reads them. A program with a slash in it is relative to the builder's folder
     * @param guard what it belongs to
     * @throws LoadException where there is no such program
     * @throws IOException where the system cannot start it, with a sentence
     */
    public static GuardedProcess start(ProcessBuilder builder, List<String> words, GuardedFolder guard)
            throws IOException, LoadException {
        Path folder = builder.directory().toPath();
        List<String> command = Executable.of(folder, Map.of()).words(words);
        String value = ScratchFolder.NAME + STARTED.incrementAndGet();
        builder.environment().put(MARK, value);
        guard.marks(builder);
        builder.command(OwnSession.of(command));
        try {
            Process process = builder.start();
            guard.started(process);
            return new GuardedProcess(process, guard, MARK + "=" + value);
        } catch (IOException refused) {
            throw new IOException(Executable.cannotStart(words.get(0), refused), refused);
        }
    }

    /** The process, for its streams and its end. */
    public Process process() {
        return process;
    }

    /** How the process ended, such as {@code exit 2}; only once it has. */
    public String ending() {
        return new ExitStatus(process.exitValue()).text();
    }

    /**
     * Asks it and all that it started to end, and kills what is still there after the grace.
     *
     * @throws InterruptedException where the thread was interrupted meanwhile; all is killed then too
     */
    public synchronized void stop(Duration grace) throws InterruptedException {
        tree.stop(grace);
        guard.ended(process);
    }

    /**
     * Ends it where its {@link GuardedFolder} is about to be closed: the close looks for what is left then, of this and all else that the folder
     * guards, since each look at the processes of the machine takes 3 ms (row {@code program} of the benchmark). Its children are asked to end at
     * the same moment. Where the system does not tell of its processes, this is {@link #stop}.
     *
     * @param grace zero kills this process alone, without a look
     */
    public void endBeforeFolder(Duration grace) throws InterruptedException {
        if (!ProcessTable.tells()) {
            stop(grace);
        } else if (grace.isZero()) {
            process.toHandle().destroyForcibly();
            process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } else if (ProcessTable.isChildless(process.pid())) {
            ProcessTree.stop(List.of(process.toHandle()), grace);
        } else {
            tree.ask(grace);
        }
    }

    /** Ends it at once. Idempotent. */
    @Override
    public void close() {
        try {
            stop(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
