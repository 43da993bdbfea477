package ug.open.conveyor.driver;

/** A spec, or the data of an earlier step, does not fit the shape that a driver asked for. The message is for people. */
public final class InvalidSpecException extends ConveyorException {
    private final String path;
    private final String problem;

    /**
     * For a spec.
     *
     * @param path the JSON path of the place, from the spec: {@code $.env[0].name}
     * @param problem what was found and what was expected
     * @param cause the exception of the binding, or null
     */
    public InvalidSpecException(String path, String problem, Throwable cause) {
        this("spec", path, problem, cause);
    }

    /**
     * For any part of a message.
     *
     * @param part the part: {@code spec}, or {@code the data of git-cloner}
     * @param path the JSON path of the place, from that part: {@code $.env[0].name}
     * @param problem what was found and what was expected
     * @param cause the exception of the binding, or null
     */
    public InvalidSpecException(String part, String path, String problem, Throwable cause) {
        super(part + (part.equals("spec") ? " does not fit at " : " do not fit at ") + path + ": " + problem, cause);
        this.path = path;
        this.problem = problem;
    }

    /** The JSON path of the place, from the spec or the data: {@code $.env[0].name}. */
    public String path() {
        return path;
    }

    /** What was found at that place and what was expected. */
    public String problem() {
        return problem;
    }
}
