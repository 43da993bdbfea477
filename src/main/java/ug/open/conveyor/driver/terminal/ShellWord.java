package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Ascii;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.system.Shell;
import ug.open.conveyor.driver.system.WindowsQuotes;

/** Words that can be copied into the shell that this tool was started from: sh and its like (fish where nothing has to be escaped), cmd, PowerShell. */
public final class ShellWord {
    private static final String PLAIN = "_@%+=:,./#-";

    /** A backslash is a part of paths; a comma and an equals sign part the arguments of a batch file. */
    private static final String PLAIN_IN_CMD = "_@+:./#-\\";

    /** There, {@code @} and {@code #} begin something, and a comma makes a list. */
    private static final String PLAIN_IN_POWERSHELL = "_+=:./-\\";

    /** What cmd obeys outside of quotes, or takes for the end of a word: PowerShell does not quote it for a batch file. */
    private static final String SIGNS_OF_CMD = "&|<>^(),;=%\"";

    /** No word of a command line begins so. */
    private static final String VARIABLE = "\0";

    private ShellWord() {}

    /** A word that stands for the value of a variable, which a line to copy must not show. */
    public static String ofVariable(String name) {
        return VARIABLE + name;
    }

    /** The word as it is typed into the shell that is there. */
    public static String quote(String word) {
        return quote(Shell.here(), word);
    }

    /** The word as it is typed into this shell: as it is, or between quotes. What cannot be shown is escaped, and in sh still means the same. */
    static String quote(Shell shell, String word) {
        if (word.startsWith(VARIABLE)) {
            return ofVariable(shell, word.substring(VARIABLE.length()));
        }
        return switch (shell) {
            case SH -> inSh(word);
            case CMD -> isPlain(word, PLAIN_IN_CMD) ? word : WindowsQuotes.ofTyped(Harmless.oneLine(word));
            case POWERSHELL -> inPowerShell(Harmless.oneLine(word));
        };
    }

    private static String ofVariable(Shell shell, String name) {
        return switch (shell) {
            case SH -> "\"$" + name + "\"";
            case CMD -> "\"%" + name + "%\"";
            case POWERSHELL -> "\"$env:" + name + "\"";
        };
    }

    private static boolean isPlain(String word, String signs) {
        boolean plain = !word.isEmpty();
        for (int i = 0; plain && i < word.length(); i++) {
            char c = word.charAt(i);
            plain = Ascii.isLetterOrDigit(c) || signs.indexOf(c) >= 0;
        }
        return plain;
    }

    /** Between single quotes, or as {@code $'...'} where it has characters that cannot be shown. */
    private static String inSh(String word) {
        if (isPlain(word, PLAIN) && !word.startsWith("#") && !word.startsWith("=")) { // =cat is a path to zsh
            return word;
        }
        String shown = Harmless.oneLine(word);
        if (shown.equals(word)) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        StringBuilder quoted = new StringBuilder("$'");
        word.codePoints().forEach(c -> {
            String one = new String(Character.toChars(c));
            String clean = Harmless.oneLine(one);
            quoted.append(c == '\'' || c == '\\' ? "\\" + one : clean);
        });
        return quoted.append('\'').toString();
    }

    /**
     * Between single quotes. PowerShell puts quotes of cmd around an argument with blanks and around no other, and never escapes one inside; so a
     * word that needs them brings its own.
     */
    private static String inPowerShell(String word) {
        if (isPlain(word, PLAIN_IN_POWERSHELL) && !word.startsWith("=") && !isCut(word)) {
            return word;
        }
        boolean signs = word.isEmpty() || word.chars().anyMatch(c -> SIGNS_OF_CMD.indexOf(c) >= 0);
        return "'" + (signs ? WindowsQuotes.ofBatch(word) : word).replace("'", "''") + "'";
    }

    /** Windows PowerShell makes two arguments of {@code -a.b} and of {@code -a:b}. */
    private static boolean isCut(String word) {
        return word.startsWith("-") && (word.indexOf('.') >= 0 || word.indexOf(':') >= 0);
    }
}
