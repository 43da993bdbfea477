package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A folder beside the final place of some files, where they are written first; closing removes it with all that is left in it. */
final class Staging implements AutoCloseable {
    private static final int MAX_LEFT_OVER = 100;

    private final Path folder;
    private boolean left;

    private Staging(Path folder) {
        this.folder = folder;
    }

    /** A new one in this folder, so on the same file system. */
    static Staging in(Path parent) throws IOException {
        for (int number = 1; ; number++) {
            try {
                return new Staging(Files.createDirectory(parent.resolve(".conveyor-driver-init-" + number)));
            } catch (FileAlreadyExistsException e) {
                if (number == MAX_LEFT_OVER) { // each is of a process that was killed, or is at work
                    throw e;
                }
            }
        }
    }

    /** The folder that holds the new files, at their paths. */
    Path fresh() {
        return folder.resolve("new");
    }

    /** The place of a replaced file until all is done. */
    Path keep(PlannedFile file) throws IOException {
        Path kept = folder.resolve("old").resolve(file.path());
        Files.createDirectories(kept.getParent());
        return kept;
    }

    void fill(List<PlannedFile> files) throws IOException {
        for (PlannedFile file : files) {
            Path path = fresh().resolve(file.path());
            Files.createDirectories(path.getParent());
            file.content().writeTo(path);
            if (file.executable()) {
                makeExecutable(path);
            }
        }
    }

    /** Gives everyone who may read it the right to start it. */
    private static void makeExecutable(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return; // Windows has no such thing
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        for (PosixFilePermission read : Set.copyOf(permissions)) {
            switch (read) {
                case OWNER_READ -> permissions.add(PosixFilePermission.OWNER_EXECUTE);
                case GROUP_READ -> permissions.add(PosixFilePermission.GROUP_EXECUTE);
                case OTHERS_READ -> permissions.add(PosixFilePermission.OTHERS_EXECUTE);
                default -> {}
            }
        }
        view.setPermissions(permissions);
    }

    /** Closing is to remove nothing. */
    void leave() {
        left = true;
    }

    @Override
    public void close() throws IOException {
        if (left) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The reason of a file system's error with its file, for people. */
    static String reason(IOException e) {
        if (e instanceof FileSystemException about && about.getReason() == null) {
            String what = e.getClass()
                    .getSimpleName()
                    .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                    .replace(" Exception", "");
            return about.getFile() + ": " + what.toLowerCase(Locale.ROOT);
        }
        return e.getMessage();
    }
}
