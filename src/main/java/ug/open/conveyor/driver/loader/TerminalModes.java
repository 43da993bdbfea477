package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * The modes of the terminal on standard input, such as its echo, as stty has them. A program that is killed leaves them as they are just then.
 *
 * @param text empty where nobody can tell
 */
record TerminalModes(String text) {
    /** Another process group may still be the one in front: whoever sets modes from behind is stopped, unless it ignores that. */
    private static final String RESTORE = "trap '' TTOU; exec stty \"$1\"";

    /** Those of this moment. */
    static TerminalModes now() throws InterruptedException {
        return new TerminalModes(stty("exec stty -g", ""));
    }

    /** Sets them again. */
    void restore() throws InterruptedException {
        if (!text.isEmpty()) {
            stty(RESTORE, text);
        }
    }

    private static String stty(String script, String argument) throws InterruptedException {
        if (OperatingSystem.here().isWindows()) {
            return "";
        }
        boolean interrupted =
                Thread.interrupted(); // of an attempt that is being stopped, whose terminal is to be set all the same
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", script, "stty", argument)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return shell.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
