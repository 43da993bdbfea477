package ug.open.conveyor.driver.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ug.open.conveyor.driver.system.HeldFiles;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * The file of contexts of this user: {@code $XDG_CONFIG_HOME/conveyor-driver/contexts.yaml}, else {@code
 * ~/.config/conveyor-driver/contexts.yaml}. It is for its owner alone, since a URL may hold a password. A writer takes a lock, reads again what
 * is there and puts a whole new file in its place, so that a reader sees all of one file, and no change of another process is lost.
 */
public final class ContextsFile {
    private static final String FOLDER = "conveyor-driver";
    private static final String NAME = "contexts.yaml";

    private final Path file; // null: nothing tells where

    private ContextsFile(Path file) {
        this.file = file;
    }

    /**
     * The one that these name; it need not be there.
     *
     * @param environment the process's environment
     * @param userHome the value of {@code user.home}
     */
    public static ContextsFile of(Map<String, String> environment, String userHome) {
        Optional<Path> folder = HomeFolder.absolute(environment.get("XDG_CONFIG_HOME"));
        if (folder.isEmpty()) {
            Optional<Path> home = HomeFolder.of(environment, userHome);
            folder = home.isPresent() ? Optional.of(home.get().resolve(".config")) : home;
        }
        return new ContextsFile(
                folder.isPresent() ? folder.get().resolve(FOLDER).resolve(NAME) : null);
    }

    /**
     * Reads the contexts; none where there is no file, for which it looks once.
     *
     * @throws ConfigException where the file cannot be read; with all that is wrong in it
     */
    public Contexts read() {
        if (file == null || Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Contexts.none(file == null ? Path.of(NAME) : file);
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigException("cannot look for " + file
                    + ": its folder cannot be searched; correct the permissions of the folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(
                    file + " is " + (Files.isDirectory(file) ? "a folder" : "no file") + ", where contexts should be");
        }
        return ContextsText.read(file, TextFile.read(file, file.toString(), "no file of contexts"));
    }

    /**
     * Changes what is there now.
     *
     * @return what is there then
     * @throws ConfigException where the change throws it, or the file cannot be read or written: then it stays as it was
     */
    public Contexts change(UnaryOperator<Contexts> change) {
        if (file == null) {
            throw new ConfigException("there is no home folder to keep contexts in; set XDG_CONFIG_HOME to a folder");
        }
        try {
            OwnersAlone.createFolders(file.getParent());
            return locked(Files.isSymbolicLink(file) ? file.toRealPath() : file, change);
        } catch (IOException e) {
            throw new ConfigException("cannot write " + file + ": " + reason(e));
        }
    }

    private Contexts locked(Path target, UnaryOperator<Contexts> change) throws IOException {
        try (LockFile held = LockFile.take(target.resolveSibling(NAME + ".lock"))) {
            Contexts changed = change.apply(read());
            String text = ContextsText.write(changed);
            if (!ContextsText.read(file, text).equals(changed)) {
                throw new IOException("a value cannot be written as YAML");
            }
            replace(target, text);
            return changed;
        }
    }

    /** Only the holder of the lock comes here: a file with the new name is left from a killed process. */
    private static void replace(Path target, String text) throws IOException {
        Path fresh = target.resolveSibling(NAME + ".new");
        Files.deleteIfExists(fresh);
        try {
            OwnersAlone.createFile(fresh);
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            HeldFiles.replace(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String reason(IOException e) {
        if (!(e instanceof FileSystemException about)) {
            return FileReason.of(e);
        }
        if (e instanceof NoSuchFileException) {
            return about.getFile()
                    + (Files.isSymbolicLink(Path.of(about.getFile()))
                            ? " is a link to a file that is not there"
                            : " cannot be made");
        }
        return e instanceof FileAlreadyExistsException
                ? about.getFile() + " is no folder"
                : about.getFile() + ": " + FileReason.of(e);
    }
}
