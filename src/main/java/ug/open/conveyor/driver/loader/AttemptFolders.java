package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * The private folders of a driver's attempts. One serves an attempt at a time, and then the next: making and removing a folder for each costs
 * as much as half a process on some file systems. They go when the driver is closed.
 */
final class AttemptFolders implements AutoCloseable {
    private static final Path SYSTEMS = Path.of("/tmp");

    /** On a disk, to make a file can take longer than to start a command, by what was removed there in the last minutes. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ROOM = 48L << 20; // bytes; a result takes at most 16 MiB

    private final Deque<Path> free = new ArrayDeque<>();
    private final List<ScratchFolder> left = new ArrayList<>();
    private final Path scratch;
    private Path place;
    private ScratchFolder own;
    private long attempts;
    private long made;

    /** @param scratch where short-lived files go; for the system's own folder, memory takes its place where there is such */
    AttemptFolders(Path scratch) {
        this(scratch.toAbsolutePath(), scratch.equals(SYSTEMS) && isFit(MEMORY) ? MEMORY : scratch.toAbsolutePath());
    }

    /** @param first takes the place of {@code scratch} until something cannot be made there */
    AttemptFolders(Path scratch, Path first) {
        this.scratch = scratch;
        this.place = first;
    }

    private static boolean isFit(Path memory) {
        return Files.isDirectory(memory)
                && Files.isWritable(memory)
                && memory.toFile().getUsableSpace() >= ROOM;
    }

    /**
     * A folder for one attempt, with the payload in it.
     *
     * @throws IOException when it cannot be made; the message is a sentence
     */
    AttemptFolder open(String payload) throws IOException {
        Path tried = place();
        try {
            try {
                return fill(next(), payload);
            } catch (NoSuchFileException removed) { // by the command itself, or by whoever tidies up the scratch folder
                return fill(another(), payload);
            } catch (IOException full) {
                if (!leaves(tried)) {
                    throw full;
                }
                return fill(another(), payload);
            }
        } catch (IOException full) {
            throw new IOException("the payload cannot be written to a file in " + scratch + ": " + why(full), full);
        }
    }

    private synchronized Path place() {
        return place;
    }

    /** Whether there is another place than this, where the folders are from now on. */
    private synchronized boolean leaves(Path tried) {
        if (!place.equals(scratch)) {
            place = scratch;
            free.clear();
            if (own != null) {
                left.add(own);
                own = null;
            }
        }
        return !tried.equals(scratch);
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
            own = ScratchFolder.in(place);
            sweep(own);
        }
        return OwnersAlone.createFolder(own.path().resolve(Long.toString(++made)));
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
                if (folder.startsWith(place)) {
                    free.push(folder);
                }
            }
        } catch (IOException stays) {
            // until the driver is closed
        }
    }

    @Override
    public synchronized void close() {
        left.forEach(ScratchFolder::close);
        left.clear();
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
