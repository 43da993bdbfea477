package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * A private folder among the short-lived files of the machine, for one driver of one process. A lock in it, which the system lets go of when
 * the process is gone, however it went, tells others whether it is still in use: what a killed process has left, a later one removes.
 */
final class ScratchFolder implements AutoCloseable {
    private static final String PREFIX = "conveyor-driver-run-";

    /**
     * No two processes have the same number at the same time; one that finds its name taken, as by a clock that was set back, counts on. Random
     * names, fit for secrets, would cost a start 10 ms, and to ask the system when this process began 3 ms.
     */
    static final String NAME = PREFIX
            + ProcessHandle.current().pid()
            + "-"
            + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX)
            + "-";

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;
    private final Thread hook = new Thread(this::remove, "end of a scratch folder");

    private ScratchFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes one that is removed when it is closed, or the process ends. */
    static ScratchFolder in(Path scratch) throws IOException {
        for (int number = 1; ; number++) {
            Path path = scratch.resolve(NAME + number);
            try {
                OwnersAlone.createFolder(path);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            ScratchFolder folder = new ScratchFolder(path, lock(path));
            addHook(folder.hook);
            return folder;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnersAlone.ofFile());
        try {
            channel.lock();
        } catch (IOException | UnsupportedOperationException noLocksHere) {
            // then it is not removed after a kill: nobody can tell
        }
        return channel;
    }

    private static void addHook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the next to start removes it
        }
    }

    Path path() {
        return path;
    }

    /** Whether it is still there: whoever tidies up short-lived files may have removed it. */
    boolean exists() {
        return Files.isDirectory(path);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // it is at work
        }
        remove();
    }

    private void remove() {
        removeAll(path);
        try {
            lock.close();
        } catch (IOException e) {
            // it is gone
        }
        if (exists()) { // where no folder goes in which a file is open
            removeAll(path);
        }
    }

    /** Removes what other processes of this user have left beside it and are no more. */
    void sweep() {
        String[] names = path.getParent().toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (name.startsWith(PREFIX) && !name.startsWith(NAME)) {
                try {
                    removeIfLeft(path.resolveSibling(name));
                } catch (IOException | RuntimeException e) {
                    // it is not ours, or somebody else is at it
                }
            }
        }
    }

    /** The lock of a live process cannot be taken. */
    private void removeIfLeft(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.getOwner(folder).equals(Files.getOwner(path))) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            removeBegun(folder);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
                FileLock left = channel.tryLock()) {
            if (left != null) {
                removeAll(folder);
            }
        }
    }

    /** Its process was killed before it made the lock: then it is empty. One that lives may be about to. */
    private static void removeBegun(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        String pid = name.substring(PREFIX.length(), Math.max(PREFIX.length(), name.indexOf('-', PREFIX.length())));
        if (!pid.isEmpty() && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
            Files.delete(folder);
        }
    }

    /** The lock goes last: what stays is found by a later one. */
    private static void removeAll(Path folder) {
        try {
            empty(folder, LOCK);
            delete(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException stays) {
            // a process may still write to it
        }
    }

    /** Removes what is in a folder; how deep it goes, the system limits by the length of a path. */
    static void empty(Path folder) throws IOException {
        empty(folder, "");
    }

    private static void empty(Path folder, String except) throws IOException {
        String[] names = folder.toFile().list();
        if (names == null) {
            throw new NoSuchFileException(folder.toString());
        }
        for (String name : names) {
            if (!name.equals(except)) {
                delete(folder.resolve(name));
            }
        }
    }

    private static void delete(Path path) throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException more) {
            empty(path);
            Files.deleteIfExists(path);
        }
    }
}
