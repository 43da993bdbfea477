package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The private folders of a driver's attempts. One serves an attempt at a time, and then the next: making and removing a folder for each costs
 * as much as half a process on some file systems. They go when the driver is closed.
 */
final class AttemptFolders implements AutoCloseable {
    private final Path scratch;
    private final Deque<Path> free = new ArrayDeque<>();
    private ScratchFolder own;
    private long attempts;
    private long made;

    AttemptFolders(Path scratch) {
        this.scratch = scratch.toAbsolutePath();
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
                return fill(another(), payload);
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

    private synchronized AttemptFolder next() throws IOException {
        Path ready = free.poll();
        return ready == null ? another() : new AttemptFolder(this, ready, ++attempts);
    }

    private synchronized AttemptFolder another() throws IOException {
        return new AttemptFolder(this, fresh(), ++attempts);
    }

    /** An empty folder that is there until the driver is closed. */
    synchronized Path fresh() throws IOException {
        if (own == null || !own.exists()) {
            own = ScratchFolder.in(scratch);
            sweep(own);
        }
        return Files.createDirectory(own.path().resolve(Long.toString(++made)), ScratchFolder.only("rwx------"));
    }

    /** Beside the first attempt: it may be long. */
    private static void sweep(ScratchFolder beside) {
        Thread thread = new Thread(beside::sweep, "sweep");
        thread.setDaemon(true);
        thread.start();
    }

    /** The attempt is over: whatever its command left in the folder goes. Where a process still writes to it, it serves no other. */
    void giveBack(Path folder) {
        try {
            ScratchFolder.empty(folder);
            synchronized (this) {
                free.push(folder);
            }
        } catch (IOException stays) {
            // until the driver is closed
        }
    }

    @Override
    public synchronized void close() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
