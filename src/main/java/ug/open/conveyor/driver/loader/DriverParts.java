package ug.open.conveyor.driver.loader;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.config.DriverProject;

/**
 * The files that a project's driver is made of, and that are watched.
 *
 * @param folder the project's folder
 * @param named single files: {@code driver.yaml}, and those that it names
 * @param trees folders
 * @param made files and folders that the project's own build makes
 * @param kind the kind of the driver
 */
record DriverParts(Path folder, Set<Path> named, List<WatchedTree> trees, Set<Path> made, Kind kind) {
    /** The kinds of drivers, by their parts. */
    enum Kind {
        /** It is started anew for each run, from its files as they are then. */
        COMMAND,
        /** It is compiled in memory, or loaded from a class path. */
        CLASS,
        /** It is built by a command. */
        BUILT
    }

    static DriverParts of(DriverCode code) {
        if (code instanceof CommandSpec command) {
            return of(command.folder(), command.words(), command.build());
        }
        if (code instanceof ProgramSpec program) {
            return of(program.folder(), program.words(), program.build());
        }
        return ofClass((JavaSpec) code);
    }

    private static DriverParts of(Path folder, List<String> words, List<String> build) {
        return build.isEmpty() ? ofCommand(folder, words) : ofBuilt(folder, words.get(0));
    }

    private static DriverParts ofBuilt(Path folder, String program) {
        List<WatchedTree> all = List.of(new WatchedTree(folder, WatchedTree.Kind.PROJECT));
        Path built = folder.resolve(program).normalize();
        return new DriverParts(folder, named(folder), all, Set.of(built), Kind.BUILT);
    }

    private static DriverParts ofCommand(Path folder, List<String> words) {
        Set<Path> named = named(folder);
        for (String word : words) {
            try {
                Path file = folder.resolve(word).normalize();
                if (Files.isRegularFile(file)) {
                    named.add(file);
                }
            } catch (InvalidPathException noFile) {
                // an argument of another kind
            }
        }
        WatchedTree scripts = new WatchedTree(folder, WatchedTree.Kind.SCRIPTS);
        return new DriverParts(folder, named, List.of(scripts), Set.of(), Kind.COMMAND);
    }

    private static DriverParts ofClass(JavaSpec java) {
        boolean built = !java.build().isEmpty();
        Path folder = java.folder();
        DriverParts parts = new DriverParts(
                folder, named(folder), new ArrayList<>(), new LinkedHashSet<>(), built ? Kind.BUILT : Kind.CLASS);
        if (built) {
            parts.trees.add(new WatchedTree(folder, WatchedTree.Kind.PROJECT));
        } else if (compiles(java)) {
            parts.trees.add(new WatchedTree(folder.resolve(MemoryCompiler.SOURCES), WatchedTree.Kind.SOURCES));
            parts.trees.add(new WatchedTree(folder.resolve(JavaDriver.RESOURCES), WatchedTree.Kind.CONTENTS));
            BuildTool.of(java).ifPresent(tool -> parts.named.addAll(tool.files(folder)));
        }
        for (String entry : ClassPath.slashed(java.classpath())) {
            parts.addEntry(entry);
        }
        return parts;
    }

    /** These files too. */
    DriverParts with(Set<Path> files) {
        Set<Path> all = new LinkedHashSet<>(named);
        all.addAll(files);
        return new DriverParts(folder, all, trees, made, kind);
    }

    private static boolean compiles(JavaSpec java) {
        try {
            return JavaDriver.compiles(java, ClassPath.of(java.folder(), java.classpath()));
        } catch (LoadException notYet) {
            return true;
        }
    }

    private static Set<Path> named(Path folder) {
        return new LinkedHashSet<>(List.of(folder.resolve(DriverProject.FILE)));
    }

    private void addEntry(String entry) {
        int slash = entry.lastIndexOf('/');
        boolean pattern = entry.indexOf('*') > slash;
        Path place =
                folder.resolve(pattern ? entry.substring(0, slash + 1) : entry).normalize();
        if (kind == Kind.BUILT && (isMade(place) || !pattern && !entry.endsWith(".jar"))) {
            made.add(place);
        } else if (pattern) {
            trees.add(new WatchedTree(place, WatchedTree.Kind.JARS));
        } else if (entry.endsWith(".jar")) {
            named.add(place);
        } else {
            trees.add(new WatchedTree(place, WatchedTree.Kind.CONTENTS));
        }
    }

    private boolean isMade(Path place) {
        if (place.startsWith(folder)) {
            for (Path name : folder.relativize(place)) {
                if (FileNames.isOutputFolder(name.toString())) {
                    return true;
                }
            }
        }
        return false;
    }
}
