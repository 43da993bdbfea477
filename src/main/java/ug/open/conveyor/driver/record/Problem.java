package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What an exception of the file system says, for people. */
final class Problem {
    private Problem() {}

    static String of(IOException e) {
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
}
