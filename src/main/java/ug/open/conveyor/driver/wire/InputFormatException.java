package ug.open.conveyor.driver.wire;

import java.io.IOException;

/** An input of events cannot be read; the message is one sentence: where, what was found, what was expected. */
public final class InputFormatException extends IOException {
    private final String file;
    private final long line;
    private final long column;
    private final String problem;
    private final String expected;
    private boolean ending;
    private boolean missing;

    /**
     * With the place.
     *
     * @param file the name of the input
     * @param line from 1; 0 where the input as a whole is meant
     * @param column from 1, in characters; 0 where the line as a whole is meant
     * @param problem what was found
     * @param expected what was expected, or what to do; empty where the problem says it
     */
    public InputFormatException(String file, long line, long column, String problem, String expected) {
        super(sentence(file, line, column, problem, expected));
        this.file = file;
        this.line = line;
        this.column = column;
        this.problem = problem;
        this.expected = expected;
    }

    /** There is no such file. */
    public static InputFormatException missing(String file, String expected) {
        InputFormatException missing = new InputFormatException(file, 0, 0, "there is no such file", expected);
        missing.missing = true;
        return missing;
    }

    /** Whether there is no such file. */
    public boolean isMissing() {
        return missing;
    }

    /** The name of the input, as the user gave it. */
    public String file() {
        return file;
    }

    /** The line, from 1; 0 where the input as a whole is meant. */
    public long line() {
        return line;
    }

    /** The column, from 1, in characters; 0 where the line as a whole is meant. */
    public long column() {
        return column;
    }

    /** What was found. */
    public String problem() {
        return problem;
    }

    /** What was expected, or what to do; may be empty. */
    public String expected() {
        return expected;
    }

    /** Says that nothing behind it can be read. */
    public InputFormatException ending() {
        ending = true;
        return this;
    }

    /** Whether nothing behind it can be read, so that it is no use to pass it over. */
    public boolean isEnding() {
        return ending;
    }

    private static String sentence(String file, long line, long column, String problem, String expected) {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (line > 0 && column > 0) {
            text.append(':').append(column);
        }
        text.append(": ").append(problem);
        return expected.isEmpty()
                ? text.toString()
                : text.append("; expected ").append(expected).toString();
    }
}
