package ug.open.conveyor.driver.json;

import ug.open.conveyor.driver.ConveyorException;

/** A text breaks the rules of its format, JSON or YAML. The message gives line and column. */
public final class SyntaxException extends ConveyorException {
    private final String problem;
    private final int line;
    private final int column;

    /**
     * A problem and its place.
     *
     * @param problem what was found and what was expected, without the place
     * @param line counted from 1
     * @param column counted from 1, in characters
     */
    public SyntaxException(String problem, int line, int column) {
        super("line " + line + ", column " + column + ": " + problem);
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /** What was found and what was expected, without the place. */
    public String problem() {
        return problem;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }

    /** The column, counted from 1, in characters. */
    public int column() {
        return column;
    }
}
