package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Ascii;
import ug.open.conveyor.driver.json.Harmless;

/** Words that can be copied into a shell (sh, bash, zsh; fish where nothing has to be escaped). */
public final class ShellWord {
    private static final String PLAIN = "_@%+=:,./#-";

    /** No word of a command line begins so. */
    private static final String VARIABLE = "\0";

    private ShellWord() {}

    /** A word that stands for the value of a variable, which a line to copy must not show. */
    public static String ofVariable(String name) {
        return VARIABLE + name;
    }

    private static boolean isPlain(String word) {
        boolean plain = !word.isEmpty();
        for (int i = 0; plain && i < word.length(); i++) {
            char c = word.charAt(i);
            plain = Ascii.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
        }
        return plain;
    }

    /** The word as it is typed: as it is, between single quotes, or as {@code $'...'} where it has characters that cannot be shown. */
    public static String quote(String word) {
        if (word.startsWith(VARIABLE)) {
            return "\"$" + word.substring(VARIABLE.length()) + "\"";
        }
        if (isPlain(word) && !word.startsWith("#") && !word.startsWith("=")) { // =cat is a path to zsh
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
}
