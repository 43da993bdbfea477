package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * A private folder for short-lived files, and the processes that use it: all of it goes when this is closed, and also when this tool is killed,
 * whenever that is.
 */
public final class GuardedFolder implements AutoCloseable {
    static final String MARK = "CONVEYOR_DRIVER_SESSION";
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final AtomicLong MADE = new AtomicLong();

    private final Set<Process> open = ConcurrentHashMap.newKeySet();
    private final Path path;
    private final String value;
    private final Guardian guardian;

    private GuardedFolder(Path path, String value) {
        this.path = path;
        this.value = value;
        this.guardian = new Guardian(MARK + "=" + value, path.toString());
    }

    /** Makes one among the short-lived files of the machine; for this user alone. */
    public static GuardedFolder in(Path scratch) throws IOException {
        String name = ScratchFolder.NAME + "s" + MADE.incrementAndGet();
        GuardedFolder folder = new GuardedFolder(scratch.resolve(name).toAbsolutePath(), name);
        folder.guardian.start();
        try {
            OwnersAlone.createFolder(folder.path);
            return folder;
        } catch (IOException e) {
            folder.guardian.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** Marks a process that is about to start. */
    void marks(ProcessBuilder builder) {
        builder.environment().put(MARK, value);
    }

    /** It has started. */
    void started(Process process) {
        open.add(process);
        guardian.guards(process);
    }

    /** It has ended, with all that it started. */
    void ended(Process process) {
        open.remove(process);
    }

    /** Ends what is left of its processes, and removes it. Idempotent. */
    @Override
    public void close() {
        if (!open.isEmpty()) {
            endProcesses();
        }
        try {
            ScratchFolder.empty(path);
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // what is left is removed by whoever tidies up the scratch folder
        }
        guardian.close();
    }

    private void endProcesses() {
        try {
            new ProcessTree(open, MARK + "=" + value).stop(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.clear();
    }
}
