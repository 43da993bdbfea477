/**
 * Removes old segments: the policy, the plan that follows from it, the removal beside readers and writers.
 *
 * <p>Reading a store belongs in {@code store.find} and {@code store.logs}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.store.prune.Retention}, the limits. {@code PrunePlan} picks segments, {@code Pruner} removes
 * them; {@code Housekeeping} starts it when a session begins and with each new segment.
 */
package ug.open.conveyor.driver.store.prune;
