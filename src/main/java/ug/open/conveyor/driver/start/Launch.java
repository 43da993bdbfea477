package ug.open.conveyor.driver.start;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * What the launcher passed to this start. Files and not paths, which are slower: each start reads it.
 *
 * @param java the java as the launcher calls it
 * @param jar the jar of this tool
 * @param slot the folder in the user's cache for the class-data archive of just these two
 * @param archive the archive that this start uses; an empty path where there was none
 * @param fits the {@link #fit} that was written beside it
 * @param classPath all jars
 * @param jvm the build of the JVM that runs
 * @param home its folder
 */
public record Launch(
        String java, File jar, File slot, File archive, String fits, String classPath, String jvm, File home) {
    private static final String PREFIX = "launcher.";
    private static final String JAR = "conveyor-driver-";
    /** So that the files in it can have names too. */
    private static final int LONGEST_ON_WINDOWS = 220;

    /** Reads the system properties; empty where no launcher started this, or it has no place for an archive. */
    public static Optional<Launch> read(Properties properties) {
        String slot = properties.getProperty(PREFIX + "slot");
        if (slot == null || slot.isEmpty() || !isUsable(slot)) {
            return Optional.empty();
        }
        String jar = properties.getProperty(PREFIX + "jar");
        return Optional.of(new Launch(
                properties.getProperty(PREFIX + "java"),
                jar == null ? jar(properties.getProperty("java.class.path")) : new File(jar),
                new File(slot),
                new File(properties.getProperty(PREFIX + "archive")),
                properties.getProperty(PREFIX + "fits"),
                properties.getProperty("java.class.path"),
                properties.getProperty("java.vm.version"),
                new File(properties.getProperty("java.home"))));
    }

    /**
     * The shell's launcher reads lines. On Windows, cmd opens no file whose path has more than 259 characters, and Java has a question mark for a
     * character that the system's code page lacks.
     */
    private static boolean isUsable(String slot) {
        return !OperatingSystem.here().isWindows()
                ? slot.indexOf('\n') < 0
                : slot.indexOf('?') < 0 && slot.length() <= LONGEST_ON_WINDOWS;
    }

    /** The launcher of Windows names no jar, since cmd would have to look for it. */
    private static File jar(String classPath) {
        for (String path : classPath.split(File.pathSeparator)) {
            File file = new File(path);
            if (file.getName().startsWith(JAR)) {
                return file;
            }
        }
        return new File("");
    }

    /** Whether the archive of this start is one that the JVM takes. It passes over any other without a word. */
    public boolean hasArchive() {
        return !fits.isEmpty() && fits.equals(fit(archive));
    }

    /** This JVM, this very jar, and that archive, whole. */
    String fit(File archive) {
        return jvm + " " + jar.length() + " " + jar.lastModified() + " " + archive.length();
    }

    /** The name of this java and installation, as the launcher writes it. */
    String name() {
        return java + " " + jar;
    }

    /** The program of this JVM. */
    String program() {
        return new File(new File(home, "bin"), "java").getPath();
    }

    /** The options that hand this to another JVM. */
    List<String> options() {
        return List.of(
                "-D" + PREFIX + "java=" + java,
                "-D" + PREFIX + "jar=" + jar,
                "-D" + PREFIX + "slot=" + slot,
                "-D" + PREFIX + "archive=" + archive,
                "-D" + PREFIX + "fits=" + fits,
                "-cp",
                classPath);
    }
}
