package ug.open.conveyor.driver.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * Replaces files that another process may hold open. Only Windows refuses that, and mostly for moments: a reader, an editor, a virus
 * scanner. So there it is tried again for {@link #LIMIT}; then the exception says so, and the file is as it was.
 */
public final class HeldFiles {
    /** How long to try. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Lets time go by. */
    @FunctionalInterface
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    private HeldFiles() {}

    /** Gives a file the name of another one, which is gone then: whoever opens that has the whole old or the whole new file. Both are in one folder. */
    public static void replace(Path from, Path to) throws IOException {
        again(
                to,
                () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING),
                OperatingSystem.here(),
                Thread::sleep);
    }

    static void again(Path file, Step step, OperatingSystem system, Pause pause) throws IOException {
        long left = system.isWindows() ? LIMIT.toMillis() : 0;
        for (long next = FIRST_PAUSE_MILLIS; ; next = Math.min(next * 2, LONGEST_PAUSE_MILLIS)) {
            try {
                step.run();
                return;
            } catch (FileSystemException e) {
                if (!isHeld(e, system)) {
                    throw e;
                }
                if (left <= 0) {
                    throw held(file, e);
                }
            }
            pause(pause, next);
            left -= next;
        }
    }

    /** Whether a file could not be removed or replaced because somebody has it open. */
    public static boolean isHeld(IOException e) {
        return isHeld(e, OperatingSystem.here());
    }

    /** Windows says of such a file that access is denied, or that another process uses it; the latter in the user's language. */
    static boolean isHeld(IOException e, OperatingSystem system) {
        return system.isWindows() && (e instanceof AccessDeniedException || e.getClass() == FileSystemException.class);
    }

    private static FileSystemException held(Path file, FileSystemException last) {
        FileSystemException sentence = new FileSystemException(
                file.toString(),
                null,
                "another program has it open, or this user may not change it; close that program, such as an editor, and try again");
        sentence.initCause(last);
        return sentence;
    }

    private static void pause(Pause pause, long millis) throws InterruptedIOException {
        try {
            pause.millis(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
