package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import ug.open.conveyor.driver.host.Environment;

/**
 * A file below {@code /dev} or {@code /proc}: a device, or what this process or another one has open. What is written there is added to what
 * is there, and the file stays what it is. Files in {@code /dev/shm} are usual files.
 */
public final class StreamFile {
    private static final int MOST_LINKS = 40; // one behind the other; systems give up there too
    private static final Set<String> OUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");
    private static final Set<String> ERR = Set.of("/dev/stderr", "/dev/fd/2", "/proc/self/fd/2");

    private StreamFile() {}

    /** Whether a path, or a link there, names one. */
    public static boolean is(Path path) throws IOException {
        return isBelowDevices(behindLinks(path));
    }

    private static boolean isBelowDevices(Path path) {
        return path.startsWith("/proc") || path.startsWith("/dev") && !path.startsWith("/dev/shm");
    }

    /** What a path leads to by links in the place of the file, absolute and normalised. The links of streams stay: they lead to whatever is open. */
    public static Path behindLinks(Path path) throws IOException {
        Path at = path.toAbsolutePath().normalize();
        for (int links = 0; Files.isSymbolicLink(at) && !isBelowDevices(at) && links < MOST_LINKS; links++) {
            at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
        }
        return at;
    }

    /**
     * Opens it, or a named pipe, to add to it. By the open streams of this process where it is one of them: opened again, a file would have a
     * second end, and one text would overwrite the other. Closing leaves those open.
     */
    public static OutputStream open(Environment env, Path path) throws IOException {
        String name = behindLinks(path).toString();
        if (OUT.contains(name)) {
            return new NamedOutput(env.out(), path, false);
        }
        if (ERR.contains(name)) {
            return new NamedOutput(env.err(), path, false);
        }
        return new NamedOutput(
                Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND), path, true);
    }
}
