package ug.open.conveyor.driver.host;

/** The version of this tool. A constant, since reading it from a resource would cost each start; a test compares it with the build's. */
public final class Version {
    public static final String NUMBER = "0.1.0";

    /** What recordings and {@code --version} call this tool. */
    public static final String TOOL = "conveyor-driver " + NUMBER;

    private Version() {}
}
