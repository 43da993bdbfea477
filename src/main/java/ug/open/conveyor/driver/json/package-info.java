/**
 * The bytes of JSON and of text: one buffer, one escaper, one unescaper, one reader of lines, one parser of times, one rule of which
 * characters are shown to a person, and one guard of a text against patterns that try without end.
 *
 * <p>What a message or a line of a recording means belongs in {@code wire}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.json.Json}, which reads and writes values; {@code JsonLine} picks members out of a line without a tree.
 */
package ug.open.conveyor.driver.json;
