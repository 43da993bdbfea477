package ug.open.conveyor.driver.terminal;

import java.nio.file.Path;
import java.util.List;
import ug.open.conveyor.driver.system.Shell;

/**
 * Lines to copy into a shell, where more than the words differs.
 *
 * @param shell the one that they are for
 */
public record ShellLine(Shell shell) {
    /** For the shell that this tool was started from. */
    public static ShellLine here() {
        return new ShellLine(Shell.here());
    }

    /** A command and its arguments. */
    public String of(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.isEmpty() ? program(word) : " " + ShellWord.quote(shell, word));
        }
        return line.toString();
    }

    /** Cmd takes a slash for the beginning of an option, and PowerShell a word between quotes for a text. */
    private String program(String word) {
        return switch (shell) {
            case SH -> ShellWord.quote(shell, word);
            case CMD -> ShellWord.quote(shell, word.replace('/', '\\'));
            case POWERSHELL -> {
                String quoted = ShellWord.quote(shell, word);
                yield quoted.startsWith("'") ? "& " + quoted : quoted;
            }
        };
    }

    /** Goes to a folder. */
    public String enter(String folder) {
        boolean drive = shell == Shell.CMD && folder.indexOf(':') >= 0; // which cd alone does not change
        return (drive ? "cd /d " : "cd ") + ShellWord.quote(shell, folder);
    }

    /** Runs a command in a folder. Windows PowerShell has no {@code &&}. */
    public String in(Path folder, List<String> words) {
        return enter(folder.toString()) + (shell == Shell.POWERSHELL ? "; " : " && ") + of(words);
    }

    /** Gives a file another name. */
    public String rename(Path from, Path to) {
        String files = ShellWord.quote(shell, from.toString()) + " " + ShellWord.quote(shell, to.toString());
        return (shell == Shell.SH ? "mv " : "move ") + files;
    }

    /** Removes a folder with all that is in it. */
    public String remove(Path folder) {
        String command = shell == Shell.CMD ? "rmdir /s /q " : "rm -r "; // the latter is an alias in PowerShell
        return command + ShellWord.quote(shell, folder.toString());
    }

    /** Lets this user read a file. */
    public String makeReadable(Path file) {
        String quoted = ShellWord.quote(shell, file.toString());
        return switch (shell) {
            case SH -> "chmod u+r " + quoted;
            case CMD -> "icacls " + quoted + " /grant \"%USERNAME%:R\"";
            case POWERSHELL -> "icacls " + quoted + " /grant \"${env:USERNAME}:R\"";
        };
    }
}
