/**
 * Finds runs: references, listings of attempts, the newest of several, attempts that were retried.
 *
 * <p>Their log lines belong in {@code store.logs}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.store.find.Ref}.
 */
package ug.open.conveyor.driver.store.find;
