package ug.open.conveyor.driver.system;

import java.util.Map;

/**
 * Programs of Windows itself, by their paths: by a bare name Windows, and {@code cmd} too, would take one that lies in the working folder.
 *
 * @param system the folder of these programs
 */
public record WindowsPrograms(String system) {
    private static final String USUAL_ROOT = "C:\\Windows";

    /** Those of this machine. */
    public static WindowsPrograms here() {
        return of(new ProcessBuilder().environment());
    }

    static WindowsPrograms of(Map<String, String> variables) {
        String root = SearchPath.value(OperatingSystem.WINDOWS, variables, "SystemRoot");
        return new WindowsPrograms((root.isEmpty() ? USUAL_ROOT : root) + "\\System32");
    }

    /** The older shell, which reads batch files. */
    public String cmd() {
        return system + "\\cmd.exe";
    }

    /** The PowerShell that each Windows has. */
    public String powerShell() {
        return system + "\\WindowsPowerShell\\v1.0\\powershell.exe";
    }
}
