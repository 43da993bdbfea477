/**
 * Records what happens at a server into a recording file.
 *
 * <p>The messages come from {@code stream}; runs of our own are kept by {@code store.write}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.capture.Recorder}.
 */
package ug.open.conveyor.driver.capture;
