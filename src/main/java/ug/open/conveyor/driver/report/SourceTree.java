package ug.open.conveyor.driver.report;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a checkout, to know the author's code by. It is looked at when the first place is looked for. */
final class SourceTree {
    private static final int MOST_FILES = 100_000;
    private static final Set<String> NOT_WRITTEN_BY_HAND =
            Set.of("node_modules", "target", "build", "dist", "vendor", "venv", "__pycache__");

    private final Path top;
    private final Path folder;
    private Map<String, List<String>> byName;

    /**
     * Of one checkout.
     *
     * @param top its top, an absolute path
     * @param folder the working folder, from which relative names are meant first
     */
    SourceTree(Path top, Path folder) {
        this.top = top.normalize();
        this.folder = folder.normalize();
    }

    /**
     * A file by a name in a log: an absolute path, a path from the working folder, or the end of a path that one file has.
     *
     * @return the file from the top, with slashes; empty where it is not of this checkout
     */
    Optional<String> find(String name) {
        try {
            Path path = folder.resolve(name).normalize();
            if (Files.isRegularFile(path)) {
                return path.startsWith(top) ? Optional.of(slashed(top.relativize(path))) : Optional.empty();
            }
            if (Path.of(name).isAbsolute()) {
                return Optional.empty();
            }
            return byEnd(Path.of(name).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<String> byEnd(Path end) {
        List<String> found = new ArrayList<>();
        for (String file : byName().getOrDefault(end.getFileName().toString(), List.of())) {
            if (Path.of(file).endsWith(end)) {
                found.add(file);
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Map<String, List<String>> byName() {
        if (byName == null) {
            byName = new HashMap<>();
            try {
                Files.walkFileTree(top, new Look());
            } catch (IOException e) {
                // what was seen until then is known
            }
        }
        return byName;
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private final class Look extends SimpleFileVisitor<Path> {
        private int seen;

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            boolean left = !directory.equals(top) && (name.startsWith(".") || NOT_WRITTEN_BY_HAND.contains(name));
            return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            byName.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>())
                    .add(slashed(top.relativize(file)));
            return ++seen < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
