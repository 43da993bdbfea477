package ug.open.conveyor.driver.report;

/**
 * A line of code that a log names.
 *
 * @param file from the top of the sources, with slashes
 * @param line from 1
 * @param column from 1; 0 where the log names none
 * @param text what the log says there, on one line
 */
record CodePlace(String file, int line, int column, String text) {}
