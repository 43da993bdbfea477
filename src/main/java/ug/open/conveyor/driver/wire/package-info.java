/**
 * Conveyor's messages in every known form, the lines of a recording, and the subjects of NATS.
 *
 * <p>JSON that has no meaning yet belongs in {@code json}; files of events and the run store belong in {@code input} and {@code store}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.wire.Messages} for what a driver receives, at {@link ug.open.conveyor.driver.wire.LineWriter}
 * and {@link ug.open.conveyor.driver.wire.RecordedLine} for the lines of a recording. Lines are written by hand, since a run writes
 * millions. A new member of a line is a constant of {@code Member}, and {@code LineWriter} writes it.
 */
package ug.open.conveyor.driver.wire;
