package ug.open.conveyor.driver.doctor;

import ug.open.conveyor.driver.terminal.Finding;
import ug.open.conveyor.driver.terminal.ShellWord;

/** Splits an error sentence of this tool into the fault and the advice, which stands behind the first semicolon or the last colon. */
record Advice(String seen, String mend) {
    private static final String EXECUTABLE = "; try: chmod +x ";

    /**
     * Of a sentence.
     *
     * @param otherwise what to do where the sentence does not tell
     */
    static Advice of(String sentence, String otherwise) {
        String line = sentence.lines().findFirst().orElse("");
        int chmod = line.indexOf(EXECUTABLE);
        if (chmod >= 0) {
            return new Advice(
                    line.substring(0, chmod),
                    "chmod +x " + ShellWord.quote(line.substring(chmod + EXECUTABLE.length())));
        }
        int semicolon = outside(line, "; ", true);
        int at = semicolon >= 0 ? semicolon : outside(line, ": ", false);
        return at < 0 ? new Advice(line, otherwise) : new Advice(line.substring(0, at), line.substring(at + 2));
    }

    /** Where it stands outside of brackets; -1 where it does not. */
    private static int outside(String line, String sign, boolean first) {
        int depth = 0;
        int found = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && line.startsWith(sign, i) && (found < 0 || !first)) {
                found = i;
            }
        }
        return found;
    }

    Finding wrong(String check) {
        return Finding.wrong(check, seen, mend);
    }

    Finding warn(String check) {
        return Finding.warn(check, seen, mend);
    }
}
