package ug.open.conveyor.driver.terminal;

import java.util.List;

/** The lines to go on with after an execution that did not succeed, to be copied into a shell. */
final class Hints {
    static final String TOOL = "conveyor-driver ";

    private final String again;
    private final String tail;
    private final boolean logged;

    /**
     * With a command that runs an execution again.
     *
     * @param tail what it needs behind its REF: the project, or {@code --} and a command; often nothing
     * @param logged whether there may be log lines to look at
     */
    Hints(String again, List<String> tail, boolean logged) {
        this.again = again;
        this.logged = logged;
        StringBuilder words = new StringBuilder();
        for (String word : tail) {
            words.append(' ').append(ShellWord.quote(word));
        }
        this.tail = words.toString();
    }

    /** Appends them, each with a line feed. */
    void append(String ref, StringBuilder text) {
        String execution = ShellWord.quote(ref);
        text.append("  ")
                .append(TOOL)
                .append(again)
                .append(' ')
                .append(execution)
                .append(tail)
                .append('\n');
        if (logged) {
            text.append("  ").append(TOOL).append("logs ").append(execution).append('\n');
        } else {
            text.append("  the terminal had its output, so there are no log lines of it\n");
        }
    }
}
