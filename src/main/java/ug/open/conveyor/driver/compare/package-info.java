/**
 * Compares a result with the recorded one: values, no output.
 *
 * <p>Printing a difference belongs in {@code terminal}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.compare.Comparison}.
 */
package ug.open.conveyor.driver.compare;
