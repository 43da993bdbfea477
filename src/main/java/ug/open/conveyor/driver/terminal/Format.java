package ug.open.conveyor.driver.terminal;

/** How values are printed: the values of {@code -o}. Which class prints what is in {@link Printers}. */
public enum Format {
    /** For people. */
    TEXT,
    /** For programs: a JSON object a line. Log lines as they are kept. */
    JSON,
    /** Of log lines: the same as {@link #JSON}, by the name of the format. */
    JSONL,
    /** Of log lines: as they are kept, but with a message that is a JSON object as that object. */
    EXT,
    /** Of log lines the messages alone; off a terminal byte for byte what the driver wrote. */
    RAW;

    /** What is offered where there are values and no log lines. */
    public static Format[] ofValues() {
        return new Format[] {TEXT, JSON};
    }
}
