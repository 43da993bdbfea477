package ug.open.conveyor.driver.windows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Main class for the Java for Windows: has a file open as a program that looks for viruses has, or an editor, so that nobody may take it away or put
 * another in its place.
 */
final class HeldFile {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private HeldFile() {}

    /**
     * Ends when the second file is there.
     *
     * @param words the file to hold, and the file that lets go
     */
    public static void main(String[] words) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(words[0], "r")) {
            System.out.println("holds " + file.length() + " B");
            while (!Files.exists(Path.of(words[1]))) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
