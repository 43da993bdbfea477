package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Finds the recordings below a folder: {@code *.jsonl} and {@code *.ndjson}, perhaps with {@code .gz} behind, through links too, none that is hidden. */
public final class RecordingFolder extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> found = new ArrayList<>();

    private RecordingFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The recordings, by name.
     *
     * @param name what messages call the folder
     * @throws InputFormatException where there is none
     */
    public static List<Path> recordings(Path folder, String name) throws IOException {
        RecordingFolder below = new RecordingFolder(folder);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, below);
        if (below.found.isEmpty()) {
            throw new InputFormatException(
                    name,
                    0,
                    0,
                    "there is no recording in this folder",
                    "files named *.jsonl or *.jsonl.gz in it or below");
        }
        Collections.sort(below.found);
        return below.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        if (!isHidden(path) && isRecording(path) && !attributes.isDirectory()) {
            found.add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    /** Passes over a link that leads back up: the walk visits the folder behind it anyway. */
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
        if (e instanceof FileSystemLoopException || isHidden(path)) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    private boolean isHidden(Path path) {
        return !path.equals(folder) && path.getFileName().toString().startsWith(".");
    }

    private static boolean isRecording(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".jsonl") || plain.endsWith(".ndjson");
    }
}
