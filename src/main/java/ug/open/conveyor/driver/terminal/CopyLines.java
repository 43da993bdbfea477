package ug.open.conveyor.driver.terminal;

import java.util.List;

/** The lines to copy for a run that failed: what runs it again, and what shows its log. */
final class CopyLines {
    static final String TOOL = "conveyor-driver ";

    /** A REF may be the beginning of a run id: that is what a very long one is copied by. */
    private static final int LONGEST_REF = 100;

    private CopyLines() {}

    /** Each with a line feed; {@code tail} is what a replay needs behind its REF. */
    static String of(String driver, String run, List<String> tail) {
        String ref = ref(driver, run);
        StringBuilder text =
                new StringBuilder("  ").append(TOOL).append("replay ").append(ref);
        for (String word : tail) {
            text.append(' ').append(ShellWord.quote(word));
        }
        return text.append("\n  ")
                .append(TOOL)
                .append("logs --run ")
                .append(ref)
                .append('\n')
                .toString();
    }

    /** With the driver's name, since every step of a pipeline has the same run id. */
    private static String ref(String driver, String run) {
        boolean whole = run.length() <= LONGEST_REF;
        int cut = whole || !Character.isHighSurrogate(run.charAt(LONGEST_REF - 1)) ? LONGEST_REF : LONGEST_REF - 1;
        return ShellWord.quote(driver + "/" + (whole ? run : run.substring(0, cut)));
    }
}
