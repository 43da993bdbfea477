package ug.open.conveyor.driver.cli;

/** How data are printed. */
enum Output {
    /** For people. */
    TEXT,
    /** For programs: a JSON object a line. */
    JSON
}
