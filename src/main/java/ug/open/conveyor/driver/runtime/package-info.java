/**
 * The driver manager and its ports, for those who embed the runtime: what gives events, what keeps them, what watches.
 *
 * <p>Start at {@link ug.open.conveyor.driver.runtime.DriverManager}. One way through: an {@link
 * ug.open.conveyor.driver.runtime.EventSource} gives a {@link ug.open.conveyor.driver.runtime.Delivery}, the manager reconciles it and
 * settles it with an {@link ug.open.conveyor.driver.runtime.Outcome}; the {@link ug.open.conveyor.driver.runtime.Journal} keeps what
 * happened, {@link ug.open.conveyor.driver.runtime.RunListener}s see it. Nothing here does I/O.
 */
package ug.open.conveyor.driver.runtime;
