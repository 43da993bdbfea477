package ug.open.conveyor.driver.loader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * Starts programs in a session of their own, and so in a process group of their own. Signals of the terminal, and those that somebody sends
 * to this tool's group, then reach this tool alone, which decides what becomes of the program. Such a program has no terminal: one that asks
 * for a password there is refused at once, and does not wait for ever.
 */
public final class OwnSession {
    /** The words that start a program there without one more process. Empty where the system has no such program. */
    private static final List<String> STARTER = starter();

    private OwnSession() {}

    /** The words that start a command so. On Windows, and where neither setsid nor perl is there, they are those of the command itself. */
    public static List<String> of(List<String> command) {
        List<String> words = new ArrayList<>(STARTER);
        words.addAll(command);
        return words;
    }

    private static List<String> starter() {
        if (OperatingSystem.here().isWindows()) {
            return List.of();
        }
        Path setsid = find("setsid");
        if (setsid != null) {
            return List.of(setsid.toString());
        }
        Path perl = find("perl"); // macOS has no setsid
        return perl == null
                ? List.of()
                : List.of(perl.toString(), "-e", "use POSIX (); POSIX::setsid(); exec { $ARGV[0] } @ARGV; exit 126");
    }

    private static Path find(String name) {
        String path = new ProcessBuilder().environment().get("PATH");
        for (String place : ("/usr/bin:/bin:" + (path == null ? "" : path)).split(":")) {
            Path program = Path.of(place, name);
            if (program.isAbsolute() && Files.isExecutable(program)) {
                return program;
            }
        }
        return null;
    }
}
