package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What processes have of the machine's memory. */
final class Resident {
    private static final long LOOK_MILLIS = 100;

    private Resident() {}

    /** The most that a process had, together with those of its children whose program has this name, in KiB. */
    static long most(ProcessBuilder builder, String child) throws IOException, InterruptedException {
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long most = 0;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            long children = process.descendants()
                    .filter(each -> each.info().command().orElse("").endsWith(child))
                    .mapToLong(each -> of(each.pid()))
                    .sum();
            most = Math.max(most, of(process.pid()) + children);
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", builder.command()) + " failed");
        }
        return most;
    }

    /** What this process has now, in KiB; 0 where it is over. */
    static long of(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
