package ug.open.conveyor.driver.program;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import ug.open.conveyor.driver.loader.LoadException;

/** The folder in which a private stream keeps its data, held by one process: a {@code nats-server} does not look whether another one is at it. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "conveyor-driver.lock";

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the folder where it is not there, and holds it.
     *
     * @throws LoadException where it cannot be made, or another process holds it
     */
    static DataFolder hold(Path folder) throws LoadException {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(folder);
            }
            return new DataFolder(channel);
        } catch (OverlappingFileLockException e) {
            throw inUse(folder);
        } catch (FileAlreadyExistsException e) {
            throw new LoadException("--data " + folder + " is a file; give a folder, which need not be there", e);
        } catch (AccessDeniedException e) {
            throw new LoadException("--data " + folder + ": no right to write there; give another folder", e);
        } catch (IOException e) {
            String reason = e instanceof FileSystemException file && file.getReason() != null
                    ? file.getReason()
                    : e.getMessage();
            throw new LoadException("--data " + folder + " cannot be written as a folder: " + reason, e);
        }
    }

    private static LoadException inUse(Path folder) {
        return new LoadException(
                "--data " + folder + " is in use by another conveyor-driver dev; give this one another folder");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock goes with this process
        }
    }
}
