package ug.open.conveyor.driver.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.start.StartReport;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.terminal.Finding;
import ug.open.conveyor.driver.terminal.ShellLine;

/** The Java that runs this tool, and how fast it was started. */
record JavaCheck(StartReport start, Map<String, String> variables) implements Check {
    private static final int LEAST = 17;
    private static final List<String> JAVA_OPTIONS =
            List.of("CONVEYOR_DRIVER_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<Finding> look() {
        return List.of(java(), launcher(), archive());
    }

    private Finding java() {
        String seen = "Java " + start.java() + " in " + start.home();
        if (Runtime.version().feature() < LEAST) {
            return Finding.wrong(
                    name(), seen + ", which is too old", "install a JDK of 17 or newer, and set JAVA_HOME to it");
        }
        return start.compiler()
                ? Finding.ok(name(), seen)
                : Finding.warn(
                        name(),
                        seen + " has no compiler, which a Java driver without a build of its own needs",
                        "install a JDK of 17 or newer, and set JAVA_HOME to it");
    }

    private Finding launcher() {
        return start.launched()
                ? Finding.ok("launcher", "the launcher started this tool")
                : Finding.warn(
                        "launcher",
                        "java was started without the launcher, so each start is slow",
                        "start bin/conveyor-driver of the installation");
    }

    private Finding archive() {
        String check = "archive";
        return switch (start.archive()) {
            case USED ->
                Finding.ok(
                        check,
                        "the class-data archive makes starts fast: "
                                + start.place().orElseThrow());
            case CI -> Finding.ok(check, "no class-data archive, since CI is set: each start is slower");
            case NOT_LAUNCHED -> Finding.ok(check, "no class-data archive: only the launcher uses one");
            case NOT_YET -> notYet(check, start.place().orElseThrow());
            case NO_PLACE ->
                Finding.warn(
                        check,
                        "no folder for a class-data archive, so each start is slow",
                        !OperatingSystem.here().isWindows()
                                ? "set HOME or XDG_CACHE_HOME to a folder whose path is absolute and has no colon in it"
                                : "set LOCALAPPDATA to a folder whose path is absolute and short and has no semicolon in it");
            case PASSED_OVER ->
                Finding.warn(
                        check,
                        "Java does not take the class-data archive, so each start is slow" + because(),
                        options().isEmpty()
                                ? ShellLine.here()
                                        .remove(start.place().orElseThrow().getParent())
                                : "take options of class data sharing out of " + String.join(" and ", options()));
        };
    }

    private Finding notYet(String check, Path folder) {
        Optional<String> obstacle = Probe.obstacle(folder);
        return obstacle.isPresent()
                ? Finding.warn(
                        check,
                        "no class-data archive, so each start is slow: the cache cannot be written: " + obstacle.get(),
                        "make it writable for this user, or set XDG_CACHE_HOME to another folder")
                : Finding.ok(
                        check, "no class-data archive yet: a command that ends with 0 makes one in the background");
    }

    private String because() {
        return options().isEmpty() ? "" : ": options in " + String.join(" and ", options()) + " may forbid it";
    }

    /** Variables that give options to Java. Their values are nobody's business. */
    private List<String> options() {
        List<String> set = new ArrayList<>(JAVA_OPTIONS);
        set.removeIf(name -> variables.getOrDefault(name, "").isBlank());
        return set;
    }
}
