package ug.open.conveyor.driver.loader;

/** Makes drivers out of projects and commands. */
public final class Loader {
    private Loader() {}

    /**
     * Looks for everything that can be wrong before the first event: a command that is not there, Java that does not compile, a class that is
     * no driver. Runs the project's build command, if it has one.
     *
     * @throws LoadException when the driver did not build or cannot be loaded
     * @throws InterruptedException when a build was asked to stop
     */
    public static LoadedDriver load(LoadRequest request) throws LoadException, InterruptedException {
        if (request.code() instanceof CommandSpec command) {
            return CommandDriver.load(command, request);
        }
        return JavaDriver.load((JavaSpec) request.code(), request);
    }
}
