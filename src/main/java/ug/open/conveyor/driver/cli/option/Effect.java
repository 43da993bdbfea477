package ug.open.conveyor.driver.cli.option;

/** What a command may change, with any of its options. A cache, and what readers of the run store put in order there, do not count. */
public enum Effect {
    /** It runs the code of a driver, which may do anything. */
    DRIVER("run a driver"),
    /** It adds to the run store, or removes from it. */
    STORE("change the run store"),
    /** It writes files that the user names, or a project's. */
    FILES("write files"),
    /** It changes the user's file of contexts. */
    CONTEXTS("change the contexts"),
    /** It changes something at a server, or publishes there. */
    SERVER("change a server");

    private final String meaning;

    Effect(String meaning) {
        this.meaning = meaning;
    }

    /** What a command that has it may do: no capital, no dot. */
    public String meaning() {
        return meaning;
    }
}
