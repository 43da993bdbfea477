/**
 * Everything that a person sees: log lines, what happens in a run, tables, the summary, questions. Values in, text out.
 *
 * <p>Start at {@link ug.open.conveyor.driver.terminal.Console} for a run, at {@link ug.open.conveyor.driver.terminal.LogPrinter} for
 * kept log lines. A {@link ug.open.conveyor.driver.terminal.Surface} says what can be shown; whatever comes from outside passes {@link
 * ug.open.conveyor.driver.terminal.Clean} or the byte cleaner of the log printers before it is shown. Nothing here reads the environment, the
 * clock or the real streams. jline is loaded by {@link ug.open.conveyor.driver.terminal.Prompts}, by a live view, and to measure text that is
 * not ASCII; by nothing else.
 */
package ug.open.conveyor.driver.terminal;
