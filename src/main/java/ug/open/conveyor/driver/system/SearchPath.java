package ug.open.conveyor.driver.system;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where programs are, and how their files end.
 *
 * @param system whose rules hold
 * @param path the value of {@code PATH}
 * @param endings the value of {@code PATHEXT}; empty for the usual ones
 */
public record SearchPath(OperatingSystem system, String path, String endings) {
    /** What Windows can start by itself, or {@code cmd}. */
    private static final List<String> PROGRAMS = List.of(".com", ".exe", ".bat", ".cmd");

    /** A script of PowerShell: no word of PATHEXT, and still what somebody may mean. */
    public static final String POWERSHELL = ".ps1";

    /** That of these variables, on this system. Windows calls the first {@code Path} or {@code PATH}. */
    public static SearchPath of(Map<String, String> variables) {
        return of(OperatingSystem.here(), variables);
    }

    static SearchPath of(OperatingSystem system, Map<String, String> variables) {
        return new SearchPath(system, value(system, variables, "PATH"), value(system, variables, "PATHEXT"));
    }

    /** The value of a variable, whose name Windows writes in capitals or not; empty where there is none. */
    static String value(OperatingSystem system, Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null && system.isWindows()) {
            for (Map.Entry<String, String> each : variables.entrySet()) {
                value = each.getKey().equalsIgnoreCase(name) ? each.getValue() : value;
            }
        }
        return value == null ? "" : value;
    }

    /** The folders, seen from this one, in their order. On Windows one may stand between quotes; what is no path is passed over. */
    public List<Path> folders(Path from) {
        List<Path> folders = new ArrayList<>();
        for (String place : path.split(system.isWindows() ? ";" : ":")) {
            try {
                folders.add(from.resolve(system.isWindows() ? place.replace("\"", "") : place));
            } catch (InvalidPathException odd) {
                // no folder of this system
            }
        }
        return folders;
    }

    /** The names that a word can have as a file, the likeliest first. On Windows a program's name ends so that it can be started. */
    public List<String> names(String word) {
        if (!system.isWindows()) {
            return List.of(word);
        }
        List<String> names = new ArrayList<>();
        if (isProgram(word)) {
            names.add(word);
        }
        String all = endings.isBlank() ? String.join(";", PROGRAMS) : endings;
        for (String ending : all.toLowerCase(Locale.ROOT).split(";")) {
            if (PROGRAMS.contains(ending.strip())) {
                names.add(word + ending.strip());
            }
        }
        names.add(word + POWERSHELL);
        return names;
    }

    /** Whether Windows, {@code cmd} or PowerShell can run a file of this name. */
    public static boolean isProgram(String name) {
        return ends(name, POWERSHELL) || PROGRAMS.stream().anyMatch(ending -> ends(name, ending));
    }

    /** Whether {@code cmd} has to read it. */
    public static boolean isBatch(String name) {
        return ends(name, ".bat") || ends(name, ".cmd");
    }

    /** Whether a name ends so, in capitals or not. */
    public static boolean ends(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
