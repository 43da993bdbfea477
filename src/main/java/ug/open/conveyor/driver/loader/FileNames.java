package ug.open.conveyor.driver.loader;

import java.util.Locale;
import java.util.Set;

/** Knows files and folders of a project by their names. */
final class FileNames {
    /** Endings of files that a person writes and something runs or compiles. */
    private static final Set<String> CODE = Set.of(
            ("sh bash zsh fish ksh awk sed jq py pyi pyx rb pl pm php lua tcl r jl js mjs cjs jsx ts mts cts tsx java kt kts groovy gradle"
                            + " scala sbt clj go rs c h cc cpp hpp cs fs swift dart ex exs erl hs ml nim zig v sql proto ps1 psm1 bat cmd jar"
                            + " class wasm")
                    .split(" "));

    /** Endings and names of what tells a build how to build. */
    private static final Set<String> BUILD_ENDINGS = Set.of("properties", "toml", "mk", "cmake", "bazel", "bzl");

    private static final Set<String> BUILD_FILES = Set.of(
            "pom.xml",
            "build.xml",
            "settings.xml",
            "package.json",
            "package-lock.json",
            "go.mod",
            "go.sum",
            "tsconfig.json",
            "Makefile",
            "makefile",
            "GNUmakefile",
            "Justfile",
            "justfile",
            "BUILD",
            "WORKSPACE",
            "mvnw",
            "gradlew",
            "lombok.config");

    /** Folders for the output of builds. */
    private static final Set<String> OUTPUT_FOLDERS = Set.of("target", "build", "out", "bin", "dist");

    private static final Set<String> FOREIGN_FOLDERS = Set.of("node_modules", "__pycache__");

    private static final Set<String> BACKUPS = Set.of("swp", "swo", "swx", "bak", "orig", "rej", "tmp");

    private FileNames() {}

    /** Hidden files, and what editors leave beside a file: {@code .#Main.java}, {@code Main.java~}, {@code #Main.java#}, {@code .Main.java.swp}. */
    static boolean isEditors(String name) {
        return name.startsWith(".")
                || name.endsWith("~")
                || name.startsWith("#") && name.endsWith("#")
                || name.contains("___jb_")
                || name.equals("4913") // vim tries a folder out with it
                || BACKUPS.contains(ending(name));
    }

    static boolean isCode(String name) {
        return CODE.contains(ending(name));
    }

    static boolean isBuildFile(String name) {
        return BUILD_FILES.contains(name) || BUILD_ENDINGS.contains(ending(name));
    }

    static boolean isOutputFolder(String name) {
        return OUTPUT_FOLDERS.contains(name);
    }

    /** A folder that tools fill, wherever it is. */
    static boolean isForeignFolder(String name) {
        return FOREIGN_FOLDERS.contains(name);
    }

    static boolean hasEnding(String name) {
        return name.indexOf('.') >= 0;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
