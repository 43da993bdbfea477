package ug.open.conveyor.driver.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.loader.GuardedFolder;
import ug.open.conveyor.driver.loader.GuardedProcess;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.ProgramOutput;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;

/** One life of a program: from its start to the end of its process. */
final class RunningProgram implements EventExchange.Recipient {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long MOMENT_MILLIS = 100;

    private final GuardedProcess process;
    private final ProgramOutput output;
    private final Consumer<RunningProgram> ended;
    private final Attachment attachment;
    private volatile boolean over;
    private volatile boolean withFolder;
    private volatile Thread watching;

    private RunningProgram(
            GuardedProcess process, ProgramOutput output, Attachment attachment, Consumer<RunningProgram> ended) {
        this.attachment = attachment;
        this.process = process;
        this.output = output;
        this.ended = ended;
    }

    /**
     * Starts a program.
     *
     * @param builder its folder and variables
     * @param words the program and its arguments
     * @param guard ends it where this tool is killed
     * @param output reads what it prints
     * @param attachment told by who sees the stream when it listens
     * @param ended called once, on a thread of its own, when the process is gone and all that it printed was taken
     */
    static RunningProgram start(
            ProcessBuilder builder,
            List<String> words,
            GuardedFolder guard,
            Output output,
            Attachment attachment,
            Consumer<RunningProgram> ended)
            throws IOException, LoadException {
        GuardedProcess process = GuardedProcess.start(builder, words, guard);
        try {
            process.process().getOutputStream().close();
            RunningProgram program = new RunningProgram(process, output.of(process.process()), attachment, ended);
            Thread thread = new Thread(program::watch, "end of a program");
            thread.setDaemon(true);
            program.watching = thread;
            thread.start();
            return program;
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Begins to read what a process prints. */
    interface Output {
        ProgramOutput of(Process process) throws IOException;
    }

    private void watch() {
        try {
            process.process().waitFor();
            output.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!withFolder) {
                process.close(); // children that it left
            }
            over = true;
            attachment.ends();
            ended.accept(this);
        }
    }

    /** The consumer that it made; empty where it made none. */
    Optional<Attached> attached() {
        return attachment.consumer();
    }

    /** The same; only once it is there. */
    @Override
    public Attached consumer() {
        return attached().orElseThrow();
    }

    boolean isOver() {
        return over;
    }

    /** How the process ended: a sentence, with its last line where that tells something. */
    String ending() {
        String last = output.lastLine();
        return "the program ended with " + process.ending() + (last.isEmpty() ? "" : ": " + last);
    }

    @Override
    public long printed() {
        return output.bytes();
    }

    @Override
    public void catchUp(long printed) throws InterruptedException {
        if (output.bytes() > printed) {
            output.catchUp();
        }
    }

    @Override
    public String lastLine() {
        return output.lastLine();
    }

    /** Ends it with all that it started, and waits until its end is known everywhere. */
    void stop() throws InterruptedException {
        process.stop(GRACE);
        watching.join();
    }

    /** The same where its folder is about to be closed, which ends what it has left. */
    void stopBeforeFolder() throws InterruptedException {
        withFolder = true;
        process.endBeforeFolder(GRACE);
        watching.join(MOMENT_MILLIS);
        if (watching.isAlive()) { // a child of it holds its output
            stop();
        }
    }
}
