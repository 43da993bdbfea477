/**
 * The API that the author of a driver imports: {@link ug.open.conveyor.driver.Driver}, its arguments and its results.
 *
 * <p>Nothing here does I/O or needs a third-party library: it is the only package that a driver shares with the tool that runs it.
 *
 * <p>Start at {@link ug.open.conveyor.driver.Driver}.
 */
package ug.open.conveyor.driver;
