/**
 * The search for text in log lines: the pattern, the bytes that every match must contain, context, lines in parts.
 *
 * <p>Files and sessions belong in {@code store.logs}, which scans them with what is here.
 *
 * <p>Start at {@link ug.open.conveyor.driver.search.SearchPattern}; {@link ug.open.conveyor.driver.search.LineSearch} is a whole search.
 * A new kind of matching is a factory and a case of {@code Test} in {@code SearchPattern}, without needles where no bytes must occur; {@code
 * SearchOptions} in {@code cli.command} chooses it, {@code Highlighter} in {@code terminal} marks it.
 */
package ug.open.conveyor.driver.search;
