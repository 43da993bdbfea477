/**
 * What the author of a driver imports: {@link ug.open.conveyor.driver.Driver} and the values it is given and gives back.
 *
 * <p>Start at {@link ug.open.conveyor.driver.Driver}. Nothing here does I/O or needs a third-party library, and this is the only package
 * that a driver shares with the tool that runs it.
 */
package ug.open.conveyor.driver;
