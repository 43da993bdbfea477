/**
 * Every byte format: Conveyor's messages in each form they are known in, the lines of a recording, JSON and YAML text.
 *
 * <p>Start at {@link ug.open.conveyor.driver.wire.Messages} for what a driver receives, at {@link
 * ug.open.conveyor.driver.wire.LineWriter} and {@link ug.open.conveyor.driver.wire.JsonLine} for what a recording holds. Jackson's
 * streaming parser does the reading; its databind is touched only where an author's own class is bound, since loading it costs a
 * start of the tool more than everything else here. What is written by the million is written by hand.
 */
package ug.open.conveyor.driver.wire;
