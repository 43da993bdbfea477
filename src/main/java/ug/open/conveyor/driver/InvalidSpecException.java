package ug.open.conveyor.driver;

/** The spec of a resource does not fit the shape that a driver asked for. */
public final class InvalidSpecException extends ConveyorException {
    private final String path;

    /**
     * With the place and what is wrong there.
     *
     * @param path the JSON path of the place, from the spec: {@code $.env[0].name}
     * @param problem what was found and what was expected
     * @param cause what the binding said
     */
    public InvalidSpecException(String path, String problem, Throwable cause) {
        super("spec does not fit at " + path + ": " + problem, cause);
        this.path = path;
    }

    /** The JSON path of the place, from the spec: {@code $.env[0].name}. */
    public String path() {
        return path;
    }
}
