package ug.open.conveyor.driver.loader;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.system.WindowsPrograms;

/**
 * Ends a command on Windows when this tool was killed: a {@code cmd} that waits for a line at a pipe, which ends without one when this tool is
 * gone. {@code taskkill} ends the command and what it has started, as long as each has its parent; a process whose parent has ended stays, and so
 * does all of it where the command itself has.
 */
final class WindowsGuardian implements AutoCloseable {
    private static final String LINE = "_cd_line";
    private static final String PROCESS = "_cd_process";
    private static final String FOLDER = "_cd_folder";

    /** What is not fixed comes in variables, whose values cmd does not read as commands when they stand between exclamation marks. */
    private static final String SCRIPT = "\"set /p " + LINE + "=& if not defined " + LINE + " (taskkill /f /t /pid !"
            + PROCESS + "! || taskkill /f /pid !" + PROCESS + "! & if defined " + FOLDER
            + " (ping -n 2 127.0.0.1 & rmdir /s /q \"!" + FOLDER + "!\"))\"";

    private final Process cmd;

    private WindowsGuardian(Process cmd) {
        this.cmd = cmd;
    }

    /**
     * Begins to wait.
     *
     * @param process the number of the command's process
     * @param folder removed with it; the empty text for none
     * @return empty where the system has no {@code cmd}
     */
    static Optional<WindowsGuardian> start(String process, String folder) {
        WindowsPrograms programs = WindowsPrograms.here();
        ProcessBuilder builder = new ProcessBuilder(programs.cmd(), "/d", "/e:on", "/v:on", "/s", "/c", SCRIPT)
                .directory(new File(programs.system())) // where taskkill is, and no project
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        Map<String, String> variables = builder.environment();
        variables.remove(LINE);
        variables.put(PROCESS, process);
        variables.put(FOLDER, folder);
        try {
            return Optional.of(new WindowsGuardian(builder.start()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The command has ended. */
    @Override
    public void close() {
        try (OutputStream pipe = cmd.getOutputStream()) {
            pipe.write("done\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // somebody has ended it
        }
    }
}
