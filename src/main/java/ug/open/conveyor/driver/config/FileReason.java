package ug.open.conveyor.driver.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why the system does not open, read or write a file, in a few words without its name: an exception of the JDK has the name or no words at all. */
public final class FileReason {
    private FileReason() {}

    /** The words that follow "FILE: ". */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "it is a folder that is not empty; remove it";
        }
        String words = e instanceof FileSystemException about ? about.getReason() : e.getMessage();
        return words == null ? "the system gives no reason" : words;
    }

    /** The same for a file that should be read. */
    static String of(IOException e, Path file) {
        return Files.isDirectory(file) ? "it is a folder" : of(e);
    }
}
