package ug.open.conveyor.driver.start;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * How this process was started: with which Java, by whom, and whether fast.
 *
 * @param java the version of this Java
 * @param home its folder
 * @param compiler whether it has a compiler, as a JDK has
 * @param launched whether the launcher started it
 * @param archive whether it uses a class-data archive, and else why not
 * @param place the archive that it uses, or the folder for one; empty where there is neither
 */
public record StartReport(
        String java, Path home, boolean compiler, boolean launched, State archive, Optional<Path> place) {
    private static final Path MAPS = Path.of("/proc/self/maps");

    /** What became of the class-data archive. */
    public enum State {
        /** It is used. */
        USED,
        /** The launcher gives one to Java, and Java does not take it. */
        PASSED_OVER,
        /** There is none yet. */
        NOT_YET,
        /** None is made or used, since the variable CI is set. */
        CI,
        /** Nothing names a folder for one, or its name cannot be used. */
        NO_PLACE,
        /** Only the launcher uses one. */
        NOT_LAUNCHED
    }

    /** Of this process. */
    public static StartReport of(Map<String, String> variables) {
        boolean launched = System.getProperty("launcher.java") != null;
        Optional<Launch> launch = launched ? Launch.read(System.getProperties()) : Optional.empty();
        State archive = !launched
                ? State.NOT_LAUNCHED
                : variables.containsKey("CI")
                        ? State.CI
                        : launch.map(StartReport::state).orElse(State.NO_PLACE);
        boolean given = archive == State.USED || archive == State.PASSED_OVER;
        return new StartReport(
                Runtime.version().toString(),
                Path.of(System.getProperty("java.home")),
                ModuleLayer.boot().findModule("jdk.compiler").isPresent(),
                launched,
                archive,
                launch.map(it -> given ? it.archive() : it.slot()).map(File::toPath));
    }

    private static State state(Launch launch) {
        if (!launch.hasArchive()) {
            return State.NOT_YET;
        }
        return isMapped(launch.archive()) ? State.USED : State.PASSED_OVER;
    }

    /** Java says nothing of it. Where the system does not list what a process has mapped, an archive that fits counts as used. */
    private static boolean isMapped(File archive) {
        try {
            return OperatingSystem.here().isWindows()
                    || !Files.isReadable(MAPS)
                    || new String(Files.readAllBytes(MAPS), StandardCharsets.UTF_8).contains(archive.getPath());
        } catch (IOException e) {
            return true;
        }
    }
}
