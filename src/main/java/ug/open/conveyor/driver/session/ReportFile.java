package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import ug.open.conveyor.driver.report.ReportFormat;

/** The file of a report. It takes the place of a former report of its format, or of nothing: a recording that somebody named by mistake stays. */
final class ReportFile {
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
     * @throws FileSystemException where its folder takes no new file, or it is something else than a report
     */
    void check() throws IOException {
        if (!isSpecial()) {
            keepOthers();
            WholeFile.check(path);
        }
    }

    /** Whether it is a device or a named pipe, which stays what it is. */
    boolean isSpecial() {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    /** Puts the report in place as a whole, if there is still nothing else. */
    void write(WholeFile.Content content) throws IOException {
        WholeFile.write(path, content, this::keepOthers);
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
