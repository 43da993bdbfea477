package ug.open.conveyor.driver.session;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/**
 * The new content of a file while it is written: a hidden file beside that, which is gone in the end. Its process holds a lock on it, so that
 * others know those that a killed process left behind.
 */
final class UnfinishedFile implements Closeable {
    private static final String MARK = ".conveyor-driver-";
    private static final String END = ".tmp";

    /** The byte that is locked, far behind the end: on Windows nobody else can read what is locked, and the file may have its name by then. */
    private static final long BYTE = 1L << 62;

    private final Path path;
    private final FileChannel channel;

    private UnfinishedFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * A new one; the lock is held until it is closed.
     *
     * @param file by its absolute path
     * @param attributes what it is made with, else it is for this user alone
     */
    static UnfinishedFile held(Path file, FileAttribute<?>... attributes) throws IOException {
        while (true) {
            Path path = Files.createTempFile(file.getParent(), begin(file), END, attributes);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
            try {
                channel.lock(BYTE, 1, false);
            } catch (IOException e) {
                // a file system without locks: others cannot take one either
            }
            if (Files.exists(path)) {
                return new UnfinishedFile(path, channel);
            }
            channel.close(); // another process took it for one of a killed process before it was locked
        }
    }

    /** Removes those that killed processes have left beside a file. What cannot be removed stays. */
    static void removeThoseOfKilled(Path file) {
        String begin = begin(file);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                file.getParent(), path -> isOne(path.getFileName().toString(), begin))) {
            for (Path path : all) {
                removeIfNobodyHolds(path);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // a folder that cannot be listed; they do no harm
        }
    }

    private static String begin(Path file) {
        return "." + file.getFileName() + MARK;
    }

    private static boolean isOne(String name, String begin) {
        return name.startsWith(begin)
                && name.endsWith(END)
                && name.substring(begin.length(), name.length() - END.length()).matches("\\d+");
    }

    private static void removeIfNobodyHolds(Path path) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(BYTE, 1, false)) {
            if (lock != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // gone meanwhile, of another user, or held in this process
        }
    }

    Path path() {
        return path;
    }

    FileChannel channel() {
        return channel;
    }

    /** Removes it, unless it has become the file. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }
}
