package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What an exception of the file system says, for people. */
public final class Problem {
    private Problem() {}

    public static String of(IOException e) {
        if (!(e instanceof FileSystemException problem)) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        String file = problem.getFile();
        if (e instanceof AccessDeniedException) {
            return file + " may not be accessed";
        }
        if (e instanceof NoSuchFileException) {
            return file + " is not there";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return file + " is there and is not a folder";
        }
        return problem.getReason() == null ? file + " cannot be used" : file + ": " + problem.getReason();
    }

    /** What to do where the store cannot be written. */
    public static String remedy(IOException e) {
        String text = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException || text.contains("Permission denied") || text.contains("Read-only")) {
            return "Give this user the right to write there, or name another folder in CONVEYOR_DRIVER_HOME.";
        }
        if (text.contains("Too many open files")) {
            return "Let this process open more files, with ulimit -n 256 for example.";
        }
        return text.contains("space") || text.contains("uota") || text.contains("too large")
                ? "Make room, or name another folder in CONVEYOR_DRIVER_HOME; `runs prune` removes old runs."
                : "Name another folder in CONVEYOR_DRIVER_HOME.";
    }
}
