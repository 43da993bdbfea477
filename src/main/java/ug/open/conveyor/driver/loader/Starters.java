package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The starters of a driver's command: as many as there are attempts at a time, once it is seen that it runs often. */
final class Starters implements AutoCloseable {
    /** The number of commands that start as quickly without. */
    private static final int FEW = 2;

    private final AttemptFolders folders;
    private final Deque<Starter> free = new ArrayDeque<>();
    private long asked;
    private boolean unfit;

    Starters(AttemptFolders folders) {
        this.folders = folders;
    }

    /**
     * One for one attempt, which is to be given back; null where the command is to be started by itself.
     *
     * @param command the command, its folder, and the variables that are the same each time
     */
    synchronized Starter take(Supplier<ProcessBuilder> command) {
        if (unfit || ++asked <= FEW) {
            return null;
        }
        for (Starter next = free.poll(); next != null; next = free.poll()) {
            if (next.isReady()) {
                return next;
            }
            close(next);
        }
        try {
            ProcessBuilder like = command.get();
            unfit = !Starter.takes(like.environment());
            return unfit ? null : Starter.open(folders.fresh(), like);
        } catch (IOException e) {
            unfit = true;
            return null;
        }
    }

    /** The attempt is over. */
    void giveBack(Starter starter, boolean clean) {
        synchronized (this) {
            if (clean && starter.isReady()) {
                free.push(starter);
                return;
            }
        }
        close(starter);
    }

    private static void close(Starter starter) {
        try {
            starter.close();
        } catch (IOException e) {
            // it is gone
        }
    }

    @Override
    public synchronized void close() {
        free.forEach(Starters::close);
        free.clear();
    }
}
