/**
 * Events from files and standard input: recordings, captured traffic, plain messages and resources, packed or not, as deliveries.
 *
 * <p>Writing a recording belongs in {@code store.write} and {@code capture}; what a single message means belongs in {@code wire}.
 *
 * <p>To add a format: {@link ug.open.conveyor.driver.input.Cutters} recognizes how an input is cut into records, a {@link
 * ug.open.conveyor.driver.input.Cutter} cuts it, and {@link ug.open.conveyor.driver.input.EventReader} makes an event of a record by its
 * members, the constants of {@code Field}; {@code ResultLine} reads results. A new packing, such as gzip, is recognized in {@code InputWindow}. {@link ug.open.conveyor.driver.input.Recordings} opens what a
 * command line names.
 */
package ug.open.conveyor.driver.input;
