package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.report.ReportFormat;

/**
 * The file of a report. It takes the place of a former report of its format, or of nothing: a recording that somebody named by mistake stays. To
 * a {@link StreamFile}, the report is added.
 */
public final class ReportFile {
    private final ReportFormat format;
    private final Path path;
    private final String typed;

    /** @param typed how messages call it */
    ReportFile(ReportFormat format, Path path, String typed) {
        this.format = format;
        this.path = path;
        this.typed = typed;
    }

    /**
     * Looks whether it could be written.
     *
     * @throws FileSystemException where it is not there as a stream, its folder takes no new file, it may make the command wait for a reader, or it
     *     is something else than a report
     */
    void check() throws IOException {
        if (StreamFile.is(path)) {
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
        if (StreamFile.is(path)) {
            try (OutputStream out = StreamFile.open(env, path)) {
                content.write(out);
            }
        } else {
            WholeFile.write(path, content, this::keepOthers);
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
