package ug.open.conveyor.driver.system;

import java.util.Locale;

/** The systems between which this tool makes a difference. */
public enum OperatingSystem {
    /** Windows: no modes of files, no {@code /bin/sh}, and no file can be replaced that somebody holds open. */
    WINDOWS,
    /** macOS. */
    MAC,
    /** Linux, and what is like it. */
    UNIX;

    private static final OperatingSystem HERE = of(System.getProperty("os.name", ""));

    /** That of this process. */
    public static OperatingSystem here() {
        return HERE;
    }

    /** By what Java has as {@code os.name}. */
    public static OperatingSystem of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MAC : UNIX;
    }

    /** Whether it is Windows; all others have what POSIX has. */
    public boolean isWindows() {
        return this == WINDOWS;
    }
}
