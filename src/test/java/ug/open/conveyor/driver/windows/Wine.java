package ug.open.conveyor.driver.windows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ug.open.conveyor.driver.fakes.GotOnce;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.fakes.UsualSignals;

/** The machine's wine with a Windows of the build's own in target/, which all tests of a build share. */
public final class Wine {
    /** Wine makes the root of this machine's files a drive. */
    private static final String ROOT_DRIVE = "Z:";

    /** The folders of tests are on another, at whose root nothing of this machine's system is: no /proc, no /dev. */
    private static final String DRIVE = "W:";

    private static final Path TEMPORARY =
            Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();

    private static Path prefix;

    private Wine() {}

    private static synchronized Path prefix() {
        if (prefix == null) {
            Programs.need("wine");
            prefix = ready();
        }
        return prefix;
    }

    private static Path ready() {
        try {
            Path folder = GotOnce.folder("wine", Wine::install);
            if (!Files.isDirectory(drive(folder))) {
                Files.createSymbolicLink(drive(folder), TEMPORARY);
            }
            stay(folder);
            return folder;
        } catch (IOException e) {
            throw new AssertionError("wine does not work: " + e.getMessage(), e);
        }
    }

    private static void install(Path work, Path place) throws IOException {
        GotOnce.run(builder(work, "wine", "wineboot", "--init"));
        GotOnce.run(builder(work, "wineserver", "--wait"));
    }

    /** Lets its server stay for a while when the last program has ended, so that the next one starts at once. */
    private static void stay(Path folder) {
        try {
            GotOnce.run(builder(folder, "wineserver", "-p60"));
        } catch (IOException e) {
            // another process has started it
        }
    }

    private static Path drive(Path prefix) {
        return prefix.resolve("dosdevices").resolve(DRIVE.toLowerCase(Locale.ROOT));
    }

    /** A program of Windows to start, with nothing of this machine's environment. */
    static ProcessBuilder program(String... words) {
        List<String> command = new ArrayList<>(List.of("wine"));
        command.addAll(List.of(words));
        return builder(prefix(), command.toArray(String[]::new));
    }

    /** A main class of the tests on the Java for Windows, to start. */
    static ProcessBuilder java(Class<?> main, String... words) {
        List<String> places = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(place -> path(Path.of(place)))
                .toList();
        List<String> command = new ArrayList<>(List.of(
                path(WindowsJava.home().resolve("bin/java.exe")), "-cp", String.join(";", places), main.getName()));
        command.addAll(List.of(words));
        return program(command.toArray(String[]::new));
    }

    private static ProcessBuilder builder(Path prefix, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", System.getenv("PATH"),
                        "HOME", prefix.toString(),
                        "LC_ALL", "C.UTF-8",
                        "WINEARCH", "win64",
                        "WINEDEBUG", "-all",
                        "WINEDLLOVERRIDES", "mscoree,mshtml=", // asks for no download of .NET and HTML
                        "WINEPREFIX", prefix.toString()));
        return UsualSignals.of(builder);
    }

    /** A file of this machine, as programs of Windows name it. */
    public static String path(Path file) {
        Path whole = file.toAbsolutePath();
        return whole.startsWith(TEMPORARY)
                ? DRIVE + windows("/" + TEMPORARY.relativize(whole))
                : ROOT_DRIVE + windows(whole.toString());
    }

    private static String windows(String path) {
        return path.replace('/', '\\');
    }
}
