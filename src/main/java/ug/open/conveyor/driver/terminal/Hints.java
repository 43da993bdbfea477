package ug.open.conveyor.driver.terminal;

import java.util.List;

/** The lines to go on with after an execution that did not succeed, to be copied into a shell. */
final class Hints {
    static final String TOOL = "conveyor-driver ";

    private final String again;
    private final String tail;

    /**
     * With a command that runs an execution again.
     *
     * @param tail what it needs behind its REF: the project, or {@code --} and a command; often nothing
     */
    Hints(String again, List<String> tail) {
        this.again = again;
        StringBuilder words = new StringBuilder();
        for (String word : tail) {
            words.append(' ').append(ShellWord.quote(word));
        }
        this.tail = words.toString();
    }

    /** Appends them, each with a line feed. */
    void append(String execution, StringBuilder text) {
        text.append("  ")
                .append(TOOL)
                .append(again)
                .append(' ')
                .append(execution)
                .append(tail)
                .append('\n');
        text.append("  ").append(TOOL).append("logs ").append(execution).append('\n');
    }
}
