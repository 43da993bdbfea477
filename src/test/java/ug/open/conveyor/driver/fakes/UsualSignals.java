package ug.open.conveyor.driver.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts processes that a signal ends, whatever the tests themselves were told to ignore, as by {@code nohup} or by a shell's {@code &}. */
public final class UsualSignals {
    private static final String RESET = """
            import os, signal, sys
            for name in ("HUP", "INT", "QUIT", "TERM", "PIPE", "XFSZ"):
                signal.signal(getattr(signal, "SIG" + name), signal.SIG_DFL)
            os.execvp(sys.argv[1], sys.argv[1:])
            """;

    /** HUP, INT, QUIT and TERM, as bits of a mask of signals. */
    private static final long ENDING = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14;

    private static final boolean INHERITED = (ignored() & ENDING) == 0;

    private UsualSignals() {}

    /** The same builder, of a process that has them. */
    public static ProcessBuilder of(ProcessBuilder builder) {
        if (!INHERITED && !builder.command().contains(RESET)) {
            List<String> command = new ArrayList<>(List.of(Python.PATH, "-c", RESET));
            command.addAll(builder.command());
            builder.command(command);
        }
        return builder;
    }

    /** The interpreter itself: a wrapper on the PATH may need other programs, and leaves variables of its own behind. */
    private static final class Python {
        static final String PATH = path();

        private static String path() {
            Programs.need("python3");
            try {
                Process process = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All where the system does not tell. */
    private static long ignored() {
        try {
            return Files.readString(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(ENDING);
        } catch (IOException e) {
            return ENDING;
        }
    }
}
