package ug.open.conveyor.driver.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.report.ReportFormat;

/**
 * The file of a report. It takes the place of a former report of its format, or of nothing: a recording that somebody named by mistake stays. A
 * file below {@code /dev} or {@code /proc} is a stream, to which the report is added.
 */
public final class ReportFile {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_LINKS = 40; // one behind the other; systems give up there too
    private static final Set<String> OUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");
    private static final Set<String> ERR = Set.of("/dev/stderr", "/dev/fd/2", "/proc/self/fd/2");

    private final ReportFormat format;
    private final Path path;
    private final String typed;

    /** @param typed how messages call it */
    ReportFile(ReportFormat format, Path path, String typed) {
        this.format = format;
        this.path = path;
        this.typed = typed;
    }

    /** Whether a path, or a link there, names a stream: a device, or what this process or another one has open. Files in {@code /dev/shm} are files. */
    public static boolean isStream(Path path) throws IOException {
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
     * Looks whether it could be written.
     *
     * @throws FileSystemException where it is not there as a stream, its folder takes no new file, it may make the command wait for a reader, or it
     *     is something else than a report
     */
    void check() throws IOException {
        if (isStream(path)) {
            path.getFileSystem().provider().checkAccess(path, AccessMode.WRITE);
        } else if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(
                    typed,
                    null,
                    "is a named pipe or another special file; expected a file, or a stream such as /dev/stdout");
        } else {
            keepOthers();
            WholeFile.check(path);
        }
    }

    /** Adds the report to the stream, or puts it in place as a whole if there is still nothing else. */
    void write(Environment env, WholeFile.Content content) throws IOException {
        if (isStream(path)) {
            add(env, content);
        } else {
            WholeFile.write(path, content, this::keepOthers);
        }
    }

    /** By the open streams of this process where it is one of them: opened again, a file would have a second end, and one text would overwrite the other. */
    private void add(Environment env, WholeFile.Content content) throws IOException {
        String name = behindLinks(path).toString();
        if (OUT.contains(name)) {
            content.write(env.out());
            env.out().flush();
        } else if (ERR.contains(name)) {
            content.write(env.err());
        } else {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND), BUFFER)) {
                content.write(out);
            }
        }
    }

    private void keepOthers() throws IOException {
        if (Files.isRegularFile(path) && Files.size(path) > 0 && !format.begins(head())) {
            throw new FileSystemException(
                    typed,
                    null,
                    "is no " + format.title() + " report of this tool, and stays as it is; name another file");
        }
    }

    private String head() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(ReportFormat.HEAD), StandardCharsets.UTF_8);
        }
    }
}
