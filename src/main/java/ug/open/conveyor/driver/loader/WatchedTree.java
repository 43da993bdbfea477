package ug.open.conveyor.driver.loader;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with files that a driver is made of.
 *
 * @param root the folder; it need not exist
 * @param kind which of the files below it
 */
record WatchedTree(Path root, Kind kind) {
    private static final String SOURCES = "src";

    /** Which files. None takes what is hidden or an editor's. */
    enum Kind {
        /** Java sources, at any depth. */
        SOURCES,
        /** All files, at any depth: resources, a folder of classes. */
        CONTENTS,
        /** The jars in the folder itself. */
        JARS,
        /** Files with the ending of a program's source, and programs without an ending: a command and what it calls. */
        SCRIPTS,
        /** Input of a build: all below a folder {@code src}, elsewhere sources and the files that say how to build. */
        PROJECT,
        /** All that a build may read or write: its sources and data, and the folders for output. */
        BUILD
    }

    /** Whether to look into a folder below the root. */
    boolean enters(Path folder) {
        String name = folder.getFileName().toString();
        return switch (kind) {
            case SOURCES, CONTENTS -> !name.startsWith(".");
            case JARS -> false;
            case SCRIPTS, PROJECT -> !name.startsWith(".") && !isOutput(folder) && isOwn(folder, name);
            case BUILD -> !name.startsWith(".") && isOwn(folder, name);
        };
    }

    /** Packages that managers fetch, and another repository, are not the project's own. */
    private boolean isOwn(Path folder, String name) {
        return isBelowSources(folder)
                || !FileNames.isForeignFolder(name)
                        && !Files.exists(folder.resolve("pyvenv.cfg"))
                        && !Files.isDirectory(folder.resolve(".git"));
    }

    private boolean isOutput(Path folder) {
        return FileNames.isOutputFolder(folder.getFileName().toString())
                && !isBelowSources(folder)
                && isModule(folder.getParent());
    }

    /** Whether a file is in a folder for output. */
    boolean isMade(Path file) {
        for (Path folder = file.getParent(); !folder.equals(root); folder = folder.getParent()) {
            if (isOutput(folder)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a build puts its output here: the project's own folder, or that of a part of it. */
    private boolean isModule(Path folder) {
        return folder.equals(root)
                || Files.exists(folder.resolve("pom.xml"))
                || Files.exists(folder.resolve("build.gradle"))
                || Files.exists(folder.resolve("build.gradle.kts"))
                || Files.exists(folder.resolve("package.json"));
    }

    private boolean isBelowSources(Path path) {
        Path below = root.relativize(path);
        for (int at = 0; at < below.getNameCount() - 1; at++) {
            if (below.getName(at).toString().equals(SOURCES)) {
                return true;
            }
        }
        return false;
    }

    boolean takes(Path file) {
        String name = file.getFileName().toString();
        if (FileNames.isEditors(name)) {
            return false;
        }
        return switch (kind) {
            case SOURCES -> name.endsWith(".java");
            case CONTENTS, BUILD -> true;
            case JARS -> name.endsWith(".jar");
            case SCRIPTS -> isProgram(file, name);
            case PROJECT -> isProgram(file, name) || FileNames.isBuildFile(name) || isBelowSources(file);
        };
    }

    private static boolean isProgram(Path file, String name) {
        return FileNames.isCode(name) || !FileNames.hasEnding(name) && Files.isExecutable(file);
    }
}
