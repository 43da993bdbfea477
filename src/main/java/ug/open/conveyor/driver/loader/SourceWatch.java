package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Tells when the files that a driver is made of have changed. Looks at their times and sizes now and then: that works on every file system,
 * mounted ones included, and a project is small.
 */
public final class SourceWatch {
    private static final Duration EACH = Duration.ofMillis(300);
    private static final int MOST_FILES = 20_000;
    private static final Set<String> NOT_SOURCES = Set.of("target", "build", "node_modules", "__pycache__");

    private final List<Path> roots;
    private final Path folder;
    private final Time time;
    private Map<Path, Long> known;

    private SourceWatch(Path folder, List<Path> roots, Time time) {
        this.folder = folder;
        this.roots = roots;
        this.time = time;
        this.known = look();
    }

    /** Of what a project has now: all in its folder but hidden files and what builds make; and its class path, where it does not build that. */
    public static SourceWatch of(DriverCode code, Time time) {
        if (code instanceof CommandSpec command) {
            return new SourceWatch(command.folder(), List.of(command.folder()), time);
        }
        JavaSpec java = (JavaSpec) code;
        List<Path> roots = new ArrayList<>(List.of(java.folder()));
        if (java.build().isEmpty()) {
            for (String entry : java.classpath()) {
                roots.add(java.folder().resolve(entry.replaceFirst("/?[^/]*[*][^/]*$", "")));
            }
        }
        return new SourceWatch(java.folder(), roots, time);
    }

    /**
     * Waits until something has changed and then nothing for a moment, as a save or a checkout is over.
     *
     * @return a file that did, as seen from the project's folder
     */
    public Path await() throws InterruptedException {
        Map<Path, Long> before = known;
        while (true) {
            time.sleep(EACH);
            Map<Path, Long> now = look();
            if (now.equals(before) && !now.equals(known)) {
                Path changed = difference(known, now);
                known = now;
                return folder.relativize(changed);
            }
            before = now;
        }
    }

    private static Path difference(Map<Path, Long> before, Map<Path, Long> now) {
        for (Map.Entry<Path, Long> file : now.entrySet()) {
            if (!file.getValue().equals(before.get(file.getKey()))) {
                return file.getKey();
            }
        }
        Optional<Path> gone =
                before.keySet().stream().filter(file -> !now.containsKey(file)).findFirst();
        return gone.orElseThrow();
    }

    private Map<Path, Long> look() {
        Map<Path, Long> files = new HashMap<>();
        for (Path root : roots) {
            try {
                if (Files.exists(root)) {
                    Files.walkFileTree(root, visitor(root, files));
                }
            } catch (IOException e) {
                // it is being changed: the next look sees more
            }
        }
        return files;
    }

    private static FileVisitor<Path> visitor(Path root, Map<Path, Long> files) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name =
                        folder.getFileName() == null ? "" : folder.getFileName().toString();
                boolean ours = folder.equals(root) || !name.startsWith(".") && !NOT_SOURCES.contains(name);
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.getFileName().toString().startsWith(".")) {
                    files.put(file, attributes.lastModifiedTime().toMillis() * 31 + attributes.size());
                }
                return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        };
    }
}
