package ug.open.conveyor.driver.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of shell into which somebody copies a line that this tool has printed. */
public enum Shell {
    /** sh, bash, zsh, fish. */
    SH,
    /** Windows' {@code cmd}. */
    CMD,
    /** Windows PowerShell, and PowerShell from 6 on. */
    POWERSHELL;

    private static final Set<String> POSIX = Set.of("sh", "bash", "zsh", "fish", "dash", "ksh");
    private static final Set<String> POWERSHELLS = Set.of("powershell", "pwsh", "powershell_ise");

    /** A {@code cmd} that is younger than this has been started for the batch file that starts this tool, by another shell. */
    private static final Duration FOR_THIS = Duration.ofSeconds(5);

    /**
     * A process above this one.
     *
     * @param program the path or the name of its program; empty where the system does not tell
     * @param age how long before this process it began
     */
    record Above(String program, Duration age) {}

    /** Where it is found, once, and only if somebody asks. */
    private static final class Found {
        static final Shell HERE =
                OperatingSystem.here().isWindows() ? of(above(), new ProcessBuilder().environment()) : SH;
    }

    /** The one from which this process was started. */
    public static Shell here() {
        return Found.HERE;
    }

    /**
     * By the processes above, the nearest first. A batch file is run by {@code cmd} also where somebody has typed its name into PowerShell. Where
     * none is known, Git Bash tells by a variable, and else it is {@code cmd}, which everybody has.
     */
    static Shell of(List<Above> above, Map<String, String> variables) {
        for (Above each : above) {
            String name = name(each.program());
            if (name.equals("cmd") && each.age().compareTo(FOR_THIS) > 0) {
                return CMD;
            } else if (POWERSHELLS.contains(name)) {
                return POWERSHELL;
            } else if (POSIX.contains(name)) {
                return SH;
            }
        }
        return variables.containsKey("MSYSTEM") ? SH : CMD;
    }

    private static String name(String program) {
        String name = program.substring(Math.max(program.lastIndexOf('\\'), program.lastIndexOf('/')) + 1)
                .toLowerCase(Locale.ROOT);
        return name.endsWith(".exe") ? name.substring(0, name.length() - ".exe".length()) : name;
    }

    private static List<Above> above() {
        List<Above> above = new ArrayList<>();
        Optional<Instant> began = ProcessHandle.current().info().startInstant();
        for (Optional<ProcessHandle> at = ProcessHandle.current().parent();
                at.isPresent() && above.size() < 16;
                at = at.get().parent()) {
            ProcessHandle.Info info = at.get().info();
            Duration age = began.isPresent() && info.startInstant().isPresent()
                    ? Duration.between(info.startInstant().get(), began.get())
                    : Duration.ZERO;
            above.add(new Above(info.command().orElse(""), age));
        }
        return above;
    }
}
