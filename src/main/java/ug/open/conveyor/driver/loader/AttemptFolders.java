package ug.open.conveyor.driver.loader;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The private folders of a driver's attempts. One serves an attempt at a time, and then the next: making and removing a folder for each costs
 * as much as half a process on some file systems. They go when the driver is closed.
 */
final class AttemptFolders implements AutoCloseable {
    /** No two processes of a machine have the same number and beginning. Random names, fit for secrets, would cost a start 10 ms. */
    private static final String NAME = name(ProcessHandle.current());

    private static final boolean POSIX = File.separatorChar == '/';

    private final Path scratch;
    private final Deque<Path> free = new ArrayDeque<>();
    private long attempts;
    private boolean closed;

    AttemptFolders(Path scratch) {
        this.scratch = scratch.toAbsolutePath();
    }

    private static String name(ProcessHandle own) {
        Optional<Instant> began = own.info().startInstant();
        long millis = began.isPresent() ? began.get().toEpochMilli() : 0;
        return "conveyor-driver-" + own.pid() + "-" + Long.toString(millis, Character.MAX_RADIX) + "-";
    }

    /**
     * A folder for one attempt, with the payload in it.
     *
     * @throws IOException when it cannot be made; the message is a sentence
     */
    AttemptFolder open(String payload) throws IOException {
        try {
            try {
                return fill(next(), payload);
            } catch (NoSuchFileException removed) { // by the command itself, or by whoever tidies up the scratch folder
                return fill(new AttemptFolder(this, create(), count()), payload);
            }
        } catch (IOException full) {
            throw new IOException("the payload cannot be written to a file in " + scratch + ": " + why(full), full);
        }
    }

    /** The JDK's message of these is just the path. */
    private static String why(IOException problem) {
        return problem instanceof NoSuchFileException
                ? "there is no such folder"
                : problem instanceof AccessDeniedException ? "it is not writable" : problem.getMessage();
    }

    private static AttemptFolder fill(AttemptFolder folder, String payload) throws IOException {
        try {
            folder.writePayload(payload);
            return folder;
        } catch (IOException full) {
            folder.close();
            throw full;
        }
    }

    private AttemptFolder next() throws IOException {
        Path ready;
        synchronized (this) {
            ready = free.poll();
        }
        return new AttemptFolder(this, ready == null ? create() : ready, count());
    }

    private Path create() throws IOException {
        for (int number = 1; ; number++) {
            try {
                return Files.createDirectory(scratch.resolve(NAME + number), only("rwx------"));
            } catch (FileAlreadyExistsException taken) {
                // the next, then
            }
        }
    }

    private synchronized long count() {
        return ++attempts;
    }

    /** The attempt is over: whatever its command left in the folder goes. */
    void giveBack(Path folder) {
        boolean keep = removeAll(folder, false);
        synchronized (this) {
            if (keep && !closed) {
                free.push(folder);
                return;
            }
        }
        removeAll(folder, true);
    }

    @Override
    public void close() {
        List<Path> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(free);
            free.clear();
        }
        for (Path folder : all) {
            removeAll(folder, true);
        }
    }

    /** Says whether it could. What cannot be removed, as a process may still write to it, stays and harms nobody. */
    private static boolean removeAll(Path folder, boolean itself) {
        try {
            empty(folder);
            if (itself) {
                Files.deleteIfExists(folder);
            }
            return true;
        } catch (IOException stays) {
            return false;
        }
    }

    /** What stands in the way of removing a folder is in it; how deep it goes, the system limits by the length of a path. */
    private static void empty(Path folder) throws IOException {
        String[] names = folder.toFile().list();
        if (names == null) {
            throw new IOException(folder + " cannot be listed");
        }
        for (String name : names) {
            Path child = folder.resolve(name);
            try {
                Files.deleteIfExists(child);
            } catch (DirectoryNotEmptyException more) {
                empty(child);
                Files.deleteIfExists(child);
            }
        }
    }

    /** These permissions, where the system has such. */
    static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
