/**
 * What people and programs are shown: log lines, what happens in a run, tables, summaries, questions. Values in, text out.
 *
 * <p>To add an output format, start at {@link ug.open.conveyor.driver.terminal.Printers}: it is the table of formats and subjects. A format is
 * a constant of {@link ug.open.conveyor.driver.terminal.Format} and one small {@link ug.open.conveyor.driver.terminal.Printer} for each
 * subject that has it; one that values can have is also in {@code Format.ofValues}, and each method of {@code Printers} has its branch: until then
 * the new format prints as text. How a point
 * in time looks is in {@link ug.open.conveyor.driver.terminal.Times}, an age or a duration in {@link
 * ug.open.conveyor.driver.terminal.Elapsed}; a log line in UTC shows the bytes of its time as they are kept ({@code LogText}). A run that goes on is shown by {@link ug.open.conveyor.driver.terminal.Console}, stored log lines by {@link
 * ug.open.conveyor.driver.terminal.LogPrinter}.
 *
 * <p>Nothing here reads the environment, the clock or the real streams: those belong in {@code host}. Text from outside passes {@link
 * ug.open.conveyor.driver.terminal.Clean} or {@code TextCleaner}. jline is loaded for questions and keys, and to measure text that
 * is not ASCII; by nothing else. A program that has the whole screen draws on a {@link ug.open.conveyor.driver.terminal.FullScreen}.
 */
package ug.open.conveyor.driver.terminal;
