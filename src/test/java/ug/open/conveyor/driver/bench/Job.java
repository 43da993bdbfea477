package ug.open.conveyor.driver.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that is started again and again and timed as a whole. */
final class Job {
    private static final long LIMIT_MINUTES = 20;

    private final ProcessBuilder builder;
    private Step before = () -> {};
    private Step after = () -> {};

    /** Something that is done around a process and not timed. */
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    Job(ProcessBuilder builder) {
        this.builder = builder;
        builder.redirectOutput(Redirect.DISCARD);
    }

    /** What it prints goes into this file, which begins anew each time; else it goes nowhere. */
    Job into(Path file) {
        builder.redirectOutput(file.toFile());
        return this;
    }

    /** What has to be done each time before it starts. */
    Job before(Step step) {
        before = step;
        return this;
    }

    /** What has to be done each time when it has ended. */
    Job after(Step step) {
        after = step;
        return this;
    }

    /**
     * Runs it once.
     *
     * @return how long that took, in seconds
     * @throws IOException where it does not end well; with what it said
     */
    double run() throws IOException, InterruptedException {
        before.run();
        File errors = File.createTempFile("bench", ".err");
        try {
            long start = System.nanoTime();
            Process process = builder.redirectInput(new File("/dev/null"))
                    .redirectError(errors)
                    .start();
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", builder.command()) + " failed: "
                        + Files.readString(errors.toPath(), StandardCharsets.UTF_8));
            }
            after.run();
            return seconds;
        } finally {
            Files.delete(errors.toPath());
        }
    }
}
