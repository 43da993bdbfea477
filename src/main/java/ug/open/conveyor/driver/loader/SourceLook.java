package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One look at the files that a driver is made of. Links are followed; one that leads back to where it is leads to nothing new. */
final class SourceLook {
    static final int MOST_ENTRIES = 200_000;

    private final DriverParts parts;
    private final Set<Object> notSources;
    private final Instant now;
    private final Duration soon;
    private final TreeMap<Path, FileState> files = new TreeMap<>();
    private final Set<Path> unseen = new TreeSet<>();
    private int entries;
    private boolean cut;

    private SourceLook(DriverParts parts, Set<Object> notSources, Instant now, Duration soon) {
        this.parts = parts;
        this.notSources = notSources;
        this.now = now;
        this.soon = soon;
    }

    /**
     * Looks at the files as they are now.
     *
     * @param notSources the keys of files that this process writes itself
     * @param now the wall clock
     * @param soon how long after a change a second one may go unseen by the times of a file
     */
    static SourceLook at(DriverParts parts, Set<Object> notSources, Instant now, Duration soon) {
        SourceLook look = new SourceLook(parts, notSources, now, soon);
        for (Path file : parts.named()) {
            look.lookAt(file);
        }
        for (WatchedTree tree : parts.trees()) {
            look.walk(tree);
        }
        return look;
    }

    /** By path. */
    TreeMap<Path, FileState> files() {
        return files;
    }

    /** Whether there was more than is looked at, so that nobody knows what is new or gone. */
    boolean isCut() {
        return cut;
    }

    /** Folders that cannot be read. */
    Set<Path> unseen() {
        return unseen;
    }

    private void lookAt(Path file) {
        try {
            add(file, Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException gone) {
            // a file that is not there is no part
        }
    }

    private void add(Path file, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey();
        if (attributes.isRegularFile() && !parts.made().contains(file) && (key == null || !notSources.contains(key))) {
            files.put(file, FileState.of(file, attributes, now, soon));
        }
    }

    private void walk(WatchedTree tree) {
        try {
            if (Files.isDirectory(tree.root())) {
                Files.walkFileTree(
                        tree.root(), EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(tree));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // the visitor lets none through
        }
    }

    /** Passes over what goes away while it is looked at. */
    private final class Visitor implements FileVisitor<Path> {
        private final WatchedTree tree;

        Visitor(WatchedTree tree) {
            this.tree = tree;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean enters = folder.equals(tree.root())
                    || tree.enters(folder) && !parts.made().contains(folder);
            return enters ? counted() : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (tree.takes(file)) {
                try {
                    add(file, attributes);
                } catch (IOException gone) {
                    // the next look sees what is there then
                }
            }
            return counted();
        }

        private FileVisitResult counted() {
            cut |= ++entries > MOST_ENTRIES;
            return cut ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (e instanceof AccessDeniedException && tree.enters(file)) {
                unseen.add(file);
            }
            return counted();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
