package ug.open.conveyor.driver.runtime;

import ug.open.conveyor.driver.ConveyorException;

/** A message that Conveyor's formats do not allow. Its text is the problem and what was expected, in one sentence. */
public final class MalformedMessageException extends ConveyorException {
    private final String problem;
    private final String expected;

    /**
     * With both parts of the sentence.
     *
     * @param problem what was found, and where
     * @param expected what a reader takes there, such as {@code a driver message: an object with event, payload and run_id}; may be empty
     */
    public MalformedMessageException(String problem, String expected) {
        this(problem, expected, null);
    }

    /** With both parts of the sentence and the cause, which may be null. */
    public MalformedMessageException(String problem, String expected, Throwable cause) {
        super(expected.isEmpty() ? problem : problem + "; expected " + expected, cause);
        this.problem = problem;
        this.expected = expected;
    }

    /** What was found, and where. */
    public String problem() {
        return problem;
    }

    /** What a reader takes there; may be empty. */
    public String expected() {
        return expected;
    }
}
