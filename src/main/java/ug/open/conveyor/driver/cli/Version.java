package ug.open.conveyor.driver.cli;

/** The version of this tool. A constant, since reading it from a resource would cost each start; a test compares it with the build's. */
final class Version {
    static final String NUMBER = "0.1.0";

    /** What recordings and {@code --version} call this tool. */
    static final String TOOL = "conveyor-driver " + NUMBER;

    private Version() {}
}
