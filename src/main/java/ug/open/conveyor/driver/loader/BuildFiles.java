package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a project as a build meets or leaves them: all but hidden ones, an editor's, those of other repositories, and packages that
 * managers fetch.
 *
 * @param sources the times and size of each file by its path from the project's folder, outside of the folders for output
 * @param made the same in the folders for output: {@code target}, {@code build}, {@code out}, {@code bin}, {@code dist}
 * @param whole whether these are all
 */
record BuildFiles(Map<String, String> sources, Map<String, String> made, boolean whole) {
    /** Above this number of files, it is cheaper to let the build tool look. */
    static final int MOST = 20_000;

    /** As they are now. */
    static BuildFiles of(Path folder, Set<Object> notSources) {
        WatchedTree tree = new WatchedTree(folder, WatchedTree.Kind.BUILD);
        DriverParts parts = new DriverParts(folder, Set.of(), List.of(tree), Set.of(), DriverParts.Kind.BUILT);
        SourceLook look = SourceLook.at(parts, notSources, Instant.EPOCH, Duration.ZERO); // the times are enough
        BuildFiles files = new BuildFiles(
                new TreeMap<>(),
                new TreeMap<>(),
                !look.isCut() && look.unseen().isEmpty() && look.files().size() <= MOST);
        look.files().forEach((file, state) -> {
            String path = folder.relativize(file).toString();
            (tree.isMade(file) ? files.made : files.sources).put(path, state.stamp());
        });
        return files;
    }
}
