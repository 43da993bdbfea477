package ug.open.conveyor.driver.bench;

/** The floor of every start: a program that does nothing. */
public final class Empty {
    private Empty() {}

    /** Does nothing. */
    public static void main(String[] arguments) {}
}
