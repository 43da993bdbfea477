package ug.open.conveyor.driver.system;

import java.util.List;

/** A command that a user has written into a variable, such as {@code PAGER}, as a line for the shell of the system. */
public final class UserLine {
    private UserLine() {}

    /** The words that run it. */
    public static List<String> words(String line) {
        return words(OperatingSystem.here(), line);
    }

    static List<String> words(OperatingSystem system, String line) {
        return system.isWindows()
                ? List.of(WindowsPrograms.here().cmd(), "/d", "/s", "/c", "\"" + line + "\"")
                : List.of("/bin/sh", "-c", line);
    }
}
