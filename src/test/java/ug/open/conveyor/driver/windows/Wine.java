package ug.open.conveyor.driver.windows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.fakes.GotOnce;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.fakes.UsualSignals;

/** The machine's wine with a Windows of the build's own in target/, which all tests of a build share. */
final class Wine {
    /** The root of this machine's files is a drive of that Windows. */
    private static final String DRIVE = "Z:";

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
            // stays for a while when the last program has ended: so the next one starts at once
            GotOnce.run(builder(folder, "wineserver", "-p60"));
            return folder;
        } catch (IOException e) {
            throw new AssertionError("wine does not work: " + e.getMessage(), e);
        }
    }

    private static void install(Path work, Path place) throws IOException {
        GotOnce.run(builder(work, "wine", "wineboot", "--init"));
        GotOnce.run(builder(work, "wineserver", "--wait"));
    }

    /** A program of Windows to start, with nothing of this machine's environment. */
    static ProcessBuilder program(String... words) {
        List<String> command = new ArrayList<>(List.of("wine"));
        command.addAll(List.of(words));
        return builder(prefix(), command.toArray(String[]::new));
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
    static String path(Path file) {
        return DRIVE + file.toAbsolutePath().toString().replace(File.separatorChar, '\\');
    }
}
