package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * The state of a file, to compare with a later one; most often without reading it.
 *
 * @param modified when it was written, as a program may set it
 * @param changed when anything of it changed, which no program can set; null where the system does not tell
 * @param size in bytes
 * @param key which file it is; null where the system does not tell
 * @param content a checksum, where the file is so new that it may be written again without a change of its times; else 0
 */
record FileState(FileTime modified, FileTime changed, long size, Object key, long content) {
    private static final int MOST_READ = 1 << 20;
    private static final String CHANGED = "unix:ctime";
    private static volatile boolean tellsChanged = true;

    /**
     * That of a regular file.
     *
     * @param now the wall clock
     * @param soon how long after a change a second one may go unseen by the times
     */
    static FileState of(Path file, BasicFileAttributes attributes, Instant now, Duration soon) throws IOException {
        FileTime modified = attributes.lastModifiedTime();
        FileTime changed = changed(file);
        Instant last = (changed == null ? modified : changed).toInstant();
        boolean fresh = Duration.between(last, now).abs().compareTo(soon) < 0;
        return new FileState(
                modified, changed, attributes.size(), attributes.fileKey(), fresh ? checksum(file, attributes) : 0);
    }

    private static FileTime changed(Path file) throws IOException {
        if (tellsChanged) {
            try {
                return (FileTime) Files.getAttribute(file, CHANGED);
            } catch (UnsupportedOperationException | IllegalArgumentException notHere) {
                tellsChanged = false;
            }
        }
        return null;
    }

    private static long checksum(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.size() > MOST_READ) {
            return 0;
        }
        try (InputStream in = Files.newInputStream(file)) {
            CRC32C sum = new CRC32C();
            sum.update(in.readNBytes(MOST_READ));
            return sum.getValue() + 1;
        }
    }

    /** Its times and size as one word, to keep. */
    String stamp() {
        return modified.toInstant() + "/" + (changed == null ? "" : changed.toInstant()) + "/" + size;
    }

    /** Whether nothing speaks for a change. */
    boolean same(FileState other) {
        boolean sameContent = content == 0 || other.content == 0 || content == other.content;
        return sameContent
                && size == other.size
                && modified.equals(other.modified)
                && String.valueOf(changed).equals(String.valueOf(other.changed))
                && String.valueOf(key).equals(String.valueOf(other.key));
    }
}
