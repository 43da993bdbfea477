package ug.open.conveyor.driver.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ug.open.conveyor.driver.fakes.UsualSignals;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The tool at work, with its output in files: what it had printed when it was killed is there to the last byte. */
public final class Running {
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a process whose output goes to two new files in a folder. */
    public static Running start(ProcessBuilder builder, Path folder) {
        try {
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            Process process = UsualSignals.of(builder)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            return new Running(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    public Outcome outcome() {
        return new Outcome(Installation.end(process), out(), err());
    }

    /** The same, with a limit of its own, in seconds. */
    public Outcome outcome(long limit) {
        return new Outcome(Installation.end(process, limit), out(), err());
    }

    /** Whether it ends within this time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** What it has printed so far. */
    public String out() {
        return read(out);
    }

    /** What it has said on standard error so far. */
    public String err() {
        return read(err);
    }

    /** The whole lines that it has printed so far, without the white space around them. */
    public List<String> lines() {
        String text = out();
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(String::strip)
                .toList();
    }

    /** Waits until it has printed this. */
    public void awaitOut(String text) {
        Installation.await(text + " on standard output", () -> out().contains(text) || !isAlive());
    }

    /** Waits until it has said this. */
    public void awaitErr(String text) {
        Installation.await(text + " on standard error", () -> err().contains(text) || !isAlive());
    }

    /** What it has started and what that has started. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Whether the shell that ends its processes after it waits; before it there is a helper of the JDK for a moment. */
    boolean isGuarded() {
        return children().stream()
                .anyMatch(process -> process.info()
                        .arguments()
                        .map(words -> List.of(words).contains("guardian"))
                        .orElse(false));
    }

    /** Ends it without a chance to say good-bye. */
    public void kill() {
        process.toHandle().destroyForcibly();
        Installation.end(process);
    }

    /** What it has of the machine's memory, in KiB; 0 where the system does not tell, or it is over. */
    long memory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** Sends it a signal, such as {@code INT}. */
    void signal(String name) throws IOException {
        Installation.end(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
    }

    private static String read(Path file) {
        try {
            return new String(
                    Files.readAllBytes(file), StandardCharsets.UTF_8); // a killed process may leave half a character
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
