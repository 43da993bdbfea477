/**
 * The driver manager and its ports: a source of events, a journal that keeps, listeners that watch. Nothing here does I/O.
 *
 * <p>Sources, journals and listeners of this tool belong in {@code input}, {@code stream}, {@code store} and {@code terminal}; following a run
 * from outside belongs in {@code follow}, the spellings of secrets in {@code mask}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.runtime.DriverManager}. One way through: an {@link
 * ug.open.conveyor.driver.runtime.EventSource} gives a {@link ug.open.conveyor.driver.runtime.Delivery}, the manager reconciles it and
 * settles it with an {@link ug.open.conveyor.driver.runtime.Outcome}; the {@link ug.open.conveyor.driver.runtime.Journal} keeps every step,
 * {@link ug.open.conveyor.driver.runtime.RunListener}s see it.
 */
package ug.open.conveyor.driver.runtime;
