package ug.open.conveyor.driver.scaffold;

import java.nio.file.Files;
import java.nio.file.Path;
import ug.open.conveyor.driver.system.SearchPath;

/**
 * How programs are called on a machine, in what a project's files and the lines to copy say.
 *
 * @param python the Python 3 of the machine
 * @param sh what stands before the path of a shell script, with a blank behind it; empty where the system starts one itself
 * @param ending the ending of a program's file, such as {@code .exe}; mostly empty
 * @param last the reference to the last run, as each of the machine's shells takes it
 */
public record Programs(String python, String sh, String ending, String last) {
    /** Where a script has a mode and a first line. */
    public static final Programs POSIX = new Programs("python3", "", "", "@last");

    /** Where Windows offers its shop in the name of a Python that is not installed. */
    private static final Path SHOP = Path.of("WindowsApps");

    /**
     * Those of this machine. On Windows, {@code python} where it is installed so, since that is a name elsewhere too; else {@code py}, the
     * launcher that comes with Python.
     */
    public static Programs of(SearchPath path) {
        if (!path.system().isWindows()) {
            return POSIX;
        }
        boolean python = has(path, "python.exe");
        return new Programs(!python && has(path, "py.exe") ? "py -3" : "python", "sh ", ".exe", "\"@last\"");
    }

    private static boolean has(SearchPath path, String file) {
        for (Path folder : path.folders(Path.of(""))) {
            if (!folder.endsWith(SHOP) && Files.exists(folder.resolve(file))) {
                return true;
            }
        }
        return false;
    }

    /** Puts them into the places of templates. */
    Places in(Places places) {
        return places.with("python", python).with("sh", sh).with("exe", ending).with("last", last);
    }
}
