package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.session.StreamFile;
import ug.open.conveyor.driver.session.WholeFile;

/** A file that a command writes. */
final class OutputFile {
    /**
     * Checks that it can be written.
     *
     * @param word its path as typed
     * @throws java.nio.file.FileSystemException if it exists and may not be replaced, or its folder accepts no file
     */
    static Path of(Environment env, String word, boolean force) throws IOException {
        Path file = env.resolve(Kind.FILE.read(word));
        if (StreamFile.is(file) && !Files.isDirectory(file)) {
            return file;
        }
        if (Files.isDirectory(file) || Files.isRegularFile(file) && !force) {
            throw new FileAlreadyExistsException(
                    word, null, Files.isDirectory(file) ? "is a folder" : "exists already; --force replaces it");
        }
        if (isSpecial(file)) {
            return file;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isWritable(folder)) {
            checkByFile(folder);
        }
        return file;
    }

    /** Windows denies at times, as of a share, what it then allows. */
    private static void checkByFile(Path folder) throws IOException {
        try {
            Files.delete(Files.createTempFile(folder, ".conveyor-driver-", ".tmp"));
        } catch (FileSystemException e) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /** Adds to what is special, and puts any other file in place as a whole. */
    static void write(Environment env, Path file, WholeFile.Content content) throws IOException {
        if (!isSpecial(file)) {
            WholeFile.write(file, content);
            return;
        }
        try (OutputStream out = StreamFile.open(env, file)) {
            content.write(out);
        }
    }

    /** Whether it is a stream, a device or a named pipe: it must stay what it is, and gets what is written added. */
    static boolean isSpecial(Path file) throws IOException {
        return StreamFile.is(file) || Files.exists(file) && !Files.isRegularFile(file);
    }

    private OutputFile() {}
}
