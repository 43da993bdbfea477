package ug.open.conveyor.driver.store.index;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Opens and makes the files of a store. */
public final class StoreFile {
    private StoreFile() {}

    /**
     * Opens a file for reading: a regular one alone, since who opens a pipe or a device may wait for ever.
     *
     * @throws FileNotFoundException where there is no regular file of that name, or this user may not read it
     * @throws FileSystemException where the system cannot open it now
     */
    public static RandomAccessFile open(Path path) throws IOException {
        File file = path.toFile();
        if (!file.isFile()) {
            throw new FileNotFoundException(path + " is no file");
        }
        try {
            return new RandomAccessFile(file, "r");
        } catch (FileNotFoundException e) {
            if (file.isFile() && file.canRead()) { // as where the process has too many files open
                throw new FileSystemException(path.toString(), null, reason(e, path));
            }
            throw e;
        }
    }

    /** What the system said, without the name of the file in front and without brackets. */
    private static String reason(IOException e, Path path) {
        String text = e.getMessage();
        String before = path + " (";
        return text.startsWith(before) && text.endsWith(")")
                ? text.substring(before.length(), text.length() - 1)
                : text;
    }
}
